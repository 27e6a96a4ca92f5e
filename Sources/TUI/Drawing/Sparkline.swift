import Monitor

/// A series in one row of cells: filled columns, two buckets a cell in braille, one level a cell in ASCII.
///
/// What was measured has at least the lowest dot, so that a zero differs from a gap, which is drawn as `┄`.
struct Sparkline {
  var series: SeriesProjection
  var range: ClosedRange<Double>
  var role: Role = .graphLine

  init(_ series: SeriesProjection, range: ClosedRange<Double>? = nil, role: Role = .graphLine) {
    self.series = series
    self.range = range ?? AxisRange.of(series.measured, unit: series.unit)
    self.role = role
  }

  func line(width: Int, unicode: Bool) -> TextLine {
    var line = TextLine()
    let layout = BucketLayout(series: series, cells: width)
    for cell in 0..<max(0, width) {
      let left = level(layout, dot: cell * 2)
      let right = level(layout, dot: cell * 2 + 1)
      line.add(glyph(left, right, unicode: unicode, isInside: isInside(layout, cell)))
    }
    return line
  }

  private func isInside(_ layout: BucketLayout, _ cell: Int) -> Bool {
    layout.bucket(at: cell * 2) != nil || layout.bucket(at: cell * 2 + 1) != nil
  }

  /// 1…4, or 0 where nothing was measured.
  private func level(_ layout: BucketLayout, dot: Int) -> Int {
    guard let bucket = layout.bucket(at: dot), let value = series.values[bucket], value.isFinite else { return 0 }
    return 1 + min(3, ScreenInt.rounded(AxisRange.fraction(of: value, in: range) * 3))
  }

  private func glyph(_ left: Int, _ right: Int, unicode: Bool, isInside: Bool) -> Cell {
    guard left > 0 || right > 0 else { return isInside ? Cell("┄", .missing) : .blank }
    guard unicode else { return Cell(Self.asciiLevels[max(left, right) - 1], role) }
    var pattern: UInt8 = 0
    for row in 0..<4 {
      if row >= 4 - left { pattern |= BrailleCanvas.bit(column: 0, row: row) }
      if row >= 4 - right { pattern |= BrailleCanvas.bit(column: 1, row: row) }
    }
    return Cell(Unicode.Scalar(0x2800 + UInt32(pattern)) ?? "┄", role)
  }

  private static let asciiLevels: [Unicode.Scalar] = ["_", "-", "=", "#"]
}

/// Counts in equal bins as one row of blocks; an empty bin stays empty.
enum HistogramLine {
  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiBlocks: [Unicode.Scalar] = ["_", "_", ".", "-", "-", "=", "=", "#"]

  static func line(_ counts: [Double], width: Int, role: Role, unicode: Bool) -> TextLine {
    var line = TextLine()
    let bins = merged(counts.map { $0.isFinite ? max(0, $0) : 0 }, into: width)
    guard let highest = bins.max(), highest > 0 else { return line }
    for bin in bins {
      guard bin > 0 else {
        line.add(.blank)
        continue
      }
      let level = min(7, ScreenInt.rounded(bin / highest * 7))
      line.add(Cell(unicode ? blocks[level] : asciiBlocks[level], role))
    }
    return line
  }

  /// Neighbouring bins are summed, a whole number of them each, until they fit.
  private static func merged(_ counts: [Double], into width: Int) -> [Double] {
    guard width > 0, !counts.isEmpty else { return [] }
    let group = (counts.count + width - 1) / width
    return stride(from: 0, to: counts.count, by: group).map { start in
      counts[start..<min(counts.count, start + group)].reduce(0, +)
    }
  }
}
