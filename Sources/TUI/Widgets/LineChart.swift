import Monitor
import Telemetry

/// A series over time or over records, with a value axis at its left.
///
/// Gaps stay gaps: the line is not drawn across them, and the bottom row shows `┄` under each.
struct LineChart {
  var series: SeriesProjection
  var unicode: Bool
  /// What stands above the plot; `nil`: the title and the latest bucket.
  var caption: TextLine?
  /// The value axis; `nil`: what suits the series.
  var range: ClosedRange<Double>?
  /// Drawn faintly behind the series, on the same axis.
  var others: [SeriesProjection] = []

  /// Columns that the value axis takes.
  static let axisWidth = 8

  /// How many buckets fill the plot in a rectangle of this width.
  static func bucketCount(width: Int) -> Int {
    max(1, (width - axisWidth) * 2)
  }

  /// The title with the latest bucket in the first row, the plot in the others.
  func draw(into grid: inout Grid, rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.place((caption ?? title).cut(to: rect.width), x: 0, y: 0, in: rect)
    let plot = rect.part(x: Self.axisWidth, y: 1)
    let range = range ?? AxisRange.of(series.measured, unit: series.unit)
    drawAxis(into: &grid, rect: rect.part(y: 1, width: Self.axisWidth), range: range)
    drawOthers(into: &grid, rect: plot, range: range)
    drawBand(into: &grid, rect: plot, range: range)
    drawLine(into: &grid, rect: plot, range: range)
    drawUnexpected(into: &grid, rect: plot, range: range)
  }

  private var title: TextLine {
    var title = TextLine(" \(series.title)  ", .text)
    title.add(NumberText.text(series.latest, unit: series.unit), series.latest == nil ? .missing : .strong)
    if series.latest != nil { title.add(" latest", .dim) }
    return title
  }

  /// The value axis in the leftmost columns.
  func drawAxis(into grid: inout Grid, rect: Rect, range: ClosedRange<Double>) {
    for y in 0..<rect.height {
      let label = label(y: y, height: rect.height, range: range)
      var line = TextLine(label ?? "", .graphAxis).fitted(to: rect.width - 2, .right)
      line.add(label == nil ? " │" : " ┤", .graphAxis)
      grid.place(line, x: 0, y: y, in: rect)
    }
  }

  /// The ends of the axis have a label, and its middle where a row stands exactly there.
  private func label(y: Int, height: Int, range: ClosedRange<Double>) -> String? {
    guard ([series] + others).contains(where: { !$0.measured.isEmpty }) else { return nil }
    if y == 0 { return NumberText.text(range.upperBound, unit: series.unit) }
    if y == height - 1 { return NumberText.text(range.lowerBound, unit: series.unit) }
    guard height >= 5, height % 2 == 1, y == height / 2 else { return nil }
    return NumberText.text(range.lowerBound / 2 + range.upperBound / 2, unit: series.unit)
  }

  private func drawLine(into grid: inout Grid, rect: Rect, range: ClosedRange<Double>) {
    let layout = BucketLayout(series: series, cells: rect.width)
    var canvas = BrailleCanvas(columns: rect.width, rows: rect.height)
    var previous: (x: Int, y: Int)?
    for (bucket, value) in series.values.enumerated() {
      let x = layout.dot(of: bucket) + layout.dotsPerBucket / 2
      guard let value, value.isFinite else {
        previous = nil
        continue
      }
      let height = Double(canvas.dotHeight - 1)
      let point = (x: x, y: ScreenInt.rounded(height * (1 - AxisRange.fraction(of: value, in: range))))
      if x >= 0 { canvas.line(from: previous ?? point, to: point) }
      previous = x >= 0 ? point : nil
    }
    drawGaps(into: &grid, rect: rect, layout: layout)
    canvas.draw(into: &grid, rect: rect, role: .graphLine, unicode: unicode)
    drawSpecialValues(into: &grid, rect: rect, layout: layout)
  }

  private func drawGaps(into grid: inout Grid, rect: Rect, layout: BucketLayout) {
    guard rect.height > 0 else { return }
    for cell in 0..<rect.width {
      let buckets = [layout.bucket(at: cell * 2), layout.bucket(at: cell * 2 + 1)].compactMap { $0 }
      guard !buckets.isEmpty, buckets.allSatisfy({ series.values[$0] == nil }) else { continue }
      grid.place(TextLine("┄", .missing), x: cell, y: rect.height - 1, in: rect)
    }
  }
}

/// The axis under charts that share their buckets: round times, or numbers of records, each at its bucket.
struct BucketAxis {
  var series: SeriesProjection

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.width > 0, !series.values.isEmpty else { return }
    var line = TextLine()
    line.add(Cell("─", .graphAxis), count: rect.width)
    grid.place(line, x: 0, y: 0, in: rect)
    let layout = BucketLayout(series: series, cells: rect.width)
    var free = 0
    for (bucket, text) in labels(count: max(1, rect.width / 14)) {
      let x = layout.dot(of: bucket) / 2
      guard x >= free, x + text.count + 2 <= rect.width else { continue }
      grid.place(TextLine("┴" + text + " ", .graphAxis), x: x, y: 0, in: rect)
      free = x + text.count + 4
    }
  }

  private func labels(count: Int) -> [(bucket: Int, text: String)] {
    switch series.axis {
    case .time(let start, let step):
      guard step.nanoseconds > 0 else { return [] }
      let end = start.advanced(by: series.values.count, step)
      let (times, seconds) = TimeTicks.ticks(from: start, to: end, count: count)
      return times.map { time in
        (Int((time - start).nanoseconds / step.nanoseconds), TimeText.tick(time, stepSeconds: seconds))
      }
    case .count(let start, let step):
      let every = max(1, (series.values.count + count - 1) / count)
      return stride(from: 0, to: series.values.count, by: every).map { bucket in
        (bucket, NumberText.count(Double(start) + Double(bucket) * Double(step), width: 9))
      }
    }
  }
}
