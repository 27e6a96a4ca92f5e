import Monitor

/// A server's panel as a chart: of quantiles the 95th percentile is the line, and the others stand above it as figures.
struct PanelChart {
  var panel: PanelProjection
  var unicode: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    guard let main else { return }
    let range = AxisRange.fromZero(main.series.measured, unit: panel.unit)
    LineChart(series: main.series, unicode: unicode, caption: caption(main), range: range)
      .draw(into: &grid, rect: rect)
  }

  private var main: PanelProjection.Line? {
    panel.chartedLine.map { panel.lines[$0] }
  }

  private func caption(_ main: PanelProjection.Line) -> TextLine {
    var line = TextLine(" \(panel.title)  ", .text)
    if !main.title.isEmpty { line.add(main.title + " ", .dim) }
    line.add(text(main.value), main.value == nil ? .missing : .strong)
    for other in panel.lines where other != main { line.add("  \(other.title) \(text(other.value))", .dim) }
    if let note = panel.note { line.add("  " + note, .dim) }
    return line
  }

  private func text(_ value: Double?) -> String {
    NumberText.text(value, unit: panel.unit, width: 8)
  }
}
