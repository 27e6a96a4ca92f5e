import Monitor
import Telemetry

/// One server over the window: its panels as charts, and below them its parts and the targets behind it.
struct ServerView {
  var detail: ServerDetail
  var summary: ServerSummary?
  var time: Timestamp?
  var unicode: Bool
  /// The first row below the state that is shown.
  var scroll: Int

  func draw(into grid: inout Grid, rect: Rect) {
    let body = Self.body(of: rect)
    if body.y > rect.y { grid.place(stateLine.cut(to: rect.width), x: 0, y: 0, in: rect) }
    let tail = tail(width: body.width)
    let charts = ServerCharts(panels: detail.panels, width: body.width, available: body.height, below: tail.count)
    let limit = max(0, charts.height + tail.count - body.height)
    let rows = ScrolledRows(rect: body, first: min(scroll, limit))
    charts.draw(into: &grid, rows: rows, unicode: unicode)
    for (index, line) in tail.enumerated() { rows.place(line, x: 1, row: charts.height + index, into: &grid) }
  }

  func scrollLimit(in rect: Rect) -> Int {
    let body = Self.body(of: rect)
    let tailHeight = tail(width: body.width).count
    let charts = ServerCharts(panels: detail.panels, width: body.width, available: body.height, below: tailHeight)
    return max(0, charts.height + tailHeight - body.height)
  }

  static func bucketCount(in rect: Rect) -> Int {
    ServerCharts.bucketCount(width: rect.width)
  }

  /// The first row holds the state, where there is room.
  private static func body(of rect: Rect) -> Rect {
    rect.part(y: rect.height >= 6 ? 1 : 0)
  }

  private var stateLine: TextLine {
    var line = TextLine(" ")
    guard let summary else { return line }
    line.add(StateSign(summary.health).line)
    if summary.replicaCount > 1 { line.add("  \(NumberText.count(summary.replicaCount)) replicas", .text) }
    if !summary.models.isEmpty { line.add("  " + summary.models.joined(separator: ", "), .text) }
    if let reason = TargetReason.texts(for: summary, targets: detail.targets, at: time).first {
      line.add("  " + reason, .dim)
    }
    return line
  }

  /// What stands below the charts: parts, targets and notes, each after a blank row.
  private func tail(width: Int) -> [TextLine] {
    let sections = [
      detail.panels.isEmpty ? TextWrap.lines(explanation, width: min(72, width - 2), role: .dim) : [],
      PartTable(parts: detail.parts, count: detail.partCount, label: detail.partLabel).lines(width: width - 2),
      TargetTable(targets: detail.targets, time: time).lines(width: width - 2),
      detail.notes.flatMap { TextWrap.lines($0, width: min(100, width - 2), role: .dim) },
    ]
    return sections.filter { !$0.isEmpty }.flatMap { [TextLine()] + $0 }
  }

  /// What an endpoint without panels is.
  private var explanation: String {
    let count = detail.targets.reduce(0) { $0 + $1.keptCount }
    guard detail.identity.preset.isEmpty else { return "None of this server's figures has come yet." }
    guard count > 0 else { return "Nothing has been scraped here yet, so it is not known what answers." }
    return "No known model server; \(NumberText.count(count)) series: see series (7)."
  }
}
