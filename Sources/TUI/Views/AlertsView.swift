import Alerting
import Monitor

/// The alerts and what people did about them: what needs somebody first.
struct AlertsView {
  var list: AlertList?

  func draw(into grid: inout Grid, rect: Rect) {
    let text =
      list.map { $0.entries.isEmpty ? "No alerts." : "\($0.entries.count) alerts" } ?? "No rules are evaluated."
    grid.place(TextLine(text, .dim), x: 1, y: 0, in: rect)
  }
}
