import Monitor

/// The ways in which the stretches of a course are drawn on one axis, so that they differ without colour too.
struct CourseLayer {
  var layout: BucketLayout
  var range: ClosedRange<Double>
  var unicode: Bool

  static func ring(_ unicode: Bool) -> String { unicode ? "◦" : "o" }
  static func level(_ unicode: Bool) -> String { unicode ? "╌" : "=" }

  private func x(_ bucket: Int) -> Int { layout.dot(of: bucket) + layout.dotsPerBucket / 2 }

  private func y(_ value: Double, _ canvas: BrailleCanvas) -> Int {
    ScreenInt.rounded(Double(canvas.dotHeight - 1) * (1 - AxisRange.fraction(of: value, in: range)))
  }

  /// A line that breaks at gaps.
  func line(_ values: [Double?], into grid: inout Grid, rect: Rect) {
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    var previous: (x: Int, y: Int)?
    for (bucket, value) in values.enumerated() {
      guard let value, value.isFinite, x(bucket) >= 0 else {
        previous = nil
        continue
      }
      let point = (x: x(bucket), y: y(value, canvas))
      canvas.line(from: previous ?? point, to: point)
      previous = point
    }
    canvas.draw(into: &grid, rect: rect, role: .graphLine, unicode: unicode)
  }

  /// A dot for each cell, at the value of the bucket in its middle.
  func dots(_ values: [Double?], into grid: inout Grid, rect: Rect) {
    draw(values, into: &grid, rect: rect, sign: unicode ? nil : ":", role: .graphReference)
  }

  /// A ring for each cell.
  func rings(_ values: [Double?], into grid: inout Grid, rect: Rect) {
    draw(values, into: &grid, rect: rect, sign: Self.ring(unicode), role: .graphMarker)
  }

  /// The ends of intervals that lie within the axis: a faint dot for each second cell.
  func edges(_ intervals: [ClosedRange<Double>?], into grid: inout Grid, rect: Rect) {
    let cells = stride(from: 1, to: rect.width, by: 2)
    for edge in [intervals.map { $0?.lowerBound }, intervals.map { $0?.upperBound }] {
      let inside = edge.map { value in value.flatMap { range.contains($0) ? $0 : nil } }
      draw(inside, into: &grid, rect: rect, sign: unicode ? nil : ".", role: .graphAxis, cells: Array(cells))
    }
  }

  /// A value that holds throughout.
  func level(_ value: Double, into grid: inout Grid, rect: Rect) {
    guard rect.height > 0, range.contains(value) else { return }
    let row = ScreenInt.rounded(Double(rect.height - 1) * (1 - AxisRange.fraction(of: value, in: range)))
    for cell in stride(from: 0, to: rect.width, by: 2) {
      grid.place(TextLine(Self.level(unicode), .graphAxis), x: cell, y: row, in: rect)
    }
  }

  /// - Parameters:
  ///   - sign: what stands in a cell; `nil` for one braille dot.
  ///   - cells: those that get one; `nil` for all.
  private func draw(
    _ values: [Double?], into grid: inout Grid, rect: Rect, sign: String?, role: Role, cells: [Int]? = nil
  ) {
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    for cell in cells ?? Array(0..<rect.width) {
      guard let bucket = bucket(in: cell, of: values), let value = values[bucket] else { continue }
      let dot = y(value, canvas)
      if let sign {
        grid.place(TextLine(sign, role), x: cell, y: min(rect.height - 1, dot / 4), in: rect)
      } else {
        canvas.set(x: cell * 2, y: dot)
      }
    }
    canvas.draw(into: &grid, rect: rect, role: role, unicode: unicode)
  }

  /// One of a cell's two buckets that has a value.
  private func bucket(in cell: Int, of values: [Double?]) -> Int? {
    [layout.bucket(at: cell * 2), layout.bucket(at: cell * 2 + 1)].compactMap { $0 }.first {
      $0 < values.count && values[$0]?.isFinite == true
    }
  }

  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiBlocks: [Unicode.Scalar] = ["_", "_", ".", "-", "-", "=", "=", "#"]

  /// A share as the height of a block: empty where nothing came, a dot where none of what came counts.
  func block(_ shares: [Double?], cell: Int) -> Cell {
    guard let bucket = bucket(in: cell, of: shares), let share = shares[bucket] else { return .blank }
    guard share > 0 else { return Cell(unicode ? "·" : ".", .missing) }
    let level = min(7, max(0, ScreenInt.rounded(share * 7)))
    return Cell(unicode ? Self.blocks[level] : Self.asciiBlocks[level], share >= 0.95 ? .graphLine : .graphMarker)
  }
}
