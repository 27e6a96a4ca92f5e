import Monitor

/// The course of a value, and across it the limit that a rule holds it against.
struct ThresholdChart {
  var series: SeriesProjection
  var threshold: AlertThreshold?
  var unicode: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.height > 1 else { return }
    let chart = rect.part(height: rect.height - 1)
    let plot = chart.part(x: LineChart.axisWidth, y: 1)
    if let threshold, threshold.value.isFinite, range.contains(threshold.value) {
      CourseLayer(layout: BucketLayout(series: series, cells: plot.width), range: range, unicode: unicode)
        .level(threshold.value, into: &grid, rect: plot)
    }
    LineChart(series: series, unicode: unicode, caption: caption, range: range).draw(into: &grid, rect: chart)
    BucketAxis(series: series).draw(
      into: &grid, rect: rect.part(x: LineChart.axisWidth, y: rect.height - 1, height: 1))
  }

  /// Wide enough for the limit, so that it is seen how far away the value is.
  private var range: ClosedRange<Double> {
    AxisRange.of(series.measured + [threshold?.value].compactMap { $0 }, unit: series.unit)
  }

  private var caption: TextLine {
    var line = TextLine(" \(series.title)  ", .text)
    line.add(NumberText.text(series.latest, unit: series.unit), series.latest == nil ? .missing : .strong)
    guard let threshold else { return line }
    line.add("  \(CourseLayer.level(unicode)) limit \(threshold.text)", .graphAxis)
    return line
  }
}
