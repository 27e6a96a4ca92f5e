import Alerting
import Monitor
import Telemetry

/// The alerts and what people did about them: what needs somebody first.
struct AlertsView {
  var rows: AlertRows
  var summary: AlertSummary
  var selected = 0
  var filter = ""
  var time: Timestamp?
  var conditions: [String: AlertThreshold] = [:]
  var unicode = true
  /// Whether the alerts themselves have come.
  var isRead = true

  func draw(into grid: inout Grid, rect: Rect) {
    let notes = notes(in: rect)
    for (y, note) in notes.enumerated() {
      grid.place(note, x: 1, y: rect.height - notes.count + y, in: rect)
    }
    let table = table(in: rect)
    guard rows.count > 0 else {
      let lines = TextWrap.lines(emptySentence, width: min(72, rect.width - 2), role: .dim)
      for (y, line) in lines.enumerated() { grid.place(line, x: 1, y: y, in: table) }
      return
    }
    let columns = AlertColumns(width: rect.width - 2, time: time, conditions: conditions, unicode: unicode)
    grid.place(columns.header(), x: 1, y: 0, in: table)
    draw(columns, into: &grid, rect: table.part(y: 1))
  }

  /// How many alerts a screen shows, if none has a line under it.
  func rowCount(in rect: Rect) -> Int { max(1, table(in: rect).height - 1) }

  private func draw(_ columns: AlertColumns, into grid: inout Grid, rect: Rect) {
    let first = rows.first(showing: selected, height: rect.height)
    let top = rows.starts[first]
    for index in first..<rows.count {
      let y = rows.starts[index] - top
      guard y < rect.height else { return }
      let entry = rows.entry(index)
      let isSelected = index == selected
      if isSelected { grid.place(TextLine("▸", .selected), x: 0, y: y, in: rect) }
      grid.place(columns.line(entry, in: rows.rows[index], isSelected: isSelected), x: 1, y: y, in: rect)
      guard let remark = AlertText.remark(entry) else { continue }
      grid.place(TextLine("└ " + remark, .dim).cut(to: max(0, rect.width - 4)), x: 3, y: y + 1, in: rect)
    }
  }

  private func table(in rect: Rect) -> Rect {
    let count = notes(in: rect).count
    return rect.part(height: max(0, rect.height - count - (count > 0 ? 1 : 0)))
  }

  /// What is wrong with the rules: a third of the screen at most.
  private func notes(in rect: Rect) -> [TextLine] {
    var sentences = summary.faults
    if summary.omittedCount > 0 {
      sentences.append("\(AlertText.count(summary.omittedCount)) more than can be kept")
    }
    let room = rect.height / 3
    guard !sentences.isEmpty, room > 0 else { return [] }
    let shown = sentences.prefix(sentences.count > room ? room - 1 : room)
    var lines = shown.map { TextLine("▽ " + $0, .stateWarning).cut(to: max(0, rect.width - 2)) }
    if shown.count < sentences.count {
      lines.append(TextLine("▽ \(sentences.count - shown.count) more; see driftop check rules", .stateWarning))
    }
    return lines
  }

  private var emptySentence: String {
    if !isRead { return "Reading the alerts." }
    if !filter.isEmpty { return "No alert matches “\(filter)”." }
    return "No alert is pending or fires, and none was resolved in the last 15 minutes."
  }
}

extension AlertThreshold {
  /// "< .9".
  var text: String { "\(comparison) \(DriftText.short(value))" }
}
