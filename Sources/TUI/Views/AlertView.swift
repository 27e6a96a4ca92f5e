import Alerting
import Monitor
import Telemetry

/// One alert: how it stands, the course of its value with the limit drawn, and all that is known about it.
struct AlertView {
  var detail: AlertDetail
  var time: Timestamp?
  var unicode: Bool
  /// The first row that is shown.
  var scroll: Int

  func draw(into grid: inout Grid, rect: Rect) {
    let head = head(width: rect.width)
    let tail = tail(width: rect.width)
    let chartHeight = chartHeight(in: rect)
    let limit = max(0, head.count + chartHeight + tail.count - rect.height)
    let rows = ScrolledRows(rect: rect, first: min(scroll, limit))
    for (index, line) in head.enumerated() { rows.place(line, x: 1, row: index, into: &grid) }
    if let course = detail.course, chartHeight > 1 {
      let area = Rect(x: 0, y: head.count, width: rect.width, height: chartHeight)
      rows.draw(area, into: &grid) { grid, rect in
        ThresholdChart(series: course, threshold: threshold, unicode: unicode).draw(into: &grid, rect: rect)
      }
    }
    for (index, line) in tail.enumerated() {
      rows.place(line, x: 1, row: head.count + chartHeight + index, into: &grid)
    }
  }

  func scrollLimit(in rect: Rect) -> Int {
    max(0, head(width: rect.width).count + chartHeight(in: rect) + tail(width: rect.width).count - rect.height)
  }

  static func bucketCount(width: Int) -> Int { LineChart.bucketCount(width: width) }

  private var threshold: AlertThreshold? {
    AlertThreshold(ofExpression: detail.entry.episode.origin.expression)
  }

  private func chartHeight(in rect: Rect) -> Int {
    detail.course == nil || rect.width < 30 || rect.height < 8 ? 0 : min(14, max(6, rect.height / 3))
  }

  /// How it stands, what it says, and who has it.
  private func head(width: Int) -> [TextLine] {
    let entry = detail.entry
    var line = StateSign(entry.standing).line
    line.add("  " + entry.episode.name, .strong)
    if let severity = entry.episode.severity { line.add("  " + severity, .text) }
    if let time { line.add("  for \(TimeText.rough(time - entry.since))", .text) }
    line.add("  value ", .dim)
    line.add(NumberText.text(entry.episode.value, unit: .plain), .strong)
    if let threshold { line.add(", limit \(threshold.text)", .dim) }
    var lines = [line.cut(to: max(0, width - 2))]
    if let summary = AlertText.summary(entry.episode) { lines += wrapped(summary, .text, width) }
    let remark = AlertText.remark(entry) ?? (entry.standing == .firing ? "nobody has it yet" : nil)
    if let remark { lines += wrapped("└ " + remark, .dim, width) }
    return lines + [TextLine()]
  }

  private func tail(width: Int) -> [TextLine] {
    let sections: [(title: String, lines: [TextLine])] = [
      ("WHAT TO DO", whatToDo(width)),
      ("DRIFTED WHEN IT BEGAN", detail.drifted.flatMap { wrapped($0, .text, width) }),
      ("INCIDENT, FIRST MOVER FIRST", detail.incident.count > 1 ? detail.incident.map(incidentLine) : []),
      ("HISTORY", detail.history.flatMap(historyLines(width))),
      ("LABELS", pairs(detail.entry.episode.labels.pairs, width)),
      ("ANNOTATIONS", pairs(detail.entry.episode.annotations, width)),
      ("RULE", rule(width)),
    ]
    let filled = sections.filter { !$0.lines.isEmpty }
    return filled.flatMap { section in
      [TextLine(), TextLine(section.title, .header)] + section.lines.map { $0.cut(to: max(0, width - 2)) }
    }
  }

  private func whatToDo(_ width: Int) -> [TextLine] {
    (detail.hint.map { wrapped($0, .text, width) } ?? []) + (detail.runbook.map { wrapped($0, .strong, width) } ?? [])
  }

  private func rule(_ width: Int) -> [TextLine] {
    let origin = detail.entry.episode.origin
    let place = [origin.group, origin.file].filter { !$0.isEmpty }.joined(separator: ", ")
    return wrapped(origin.expression, .text, width) + wrapped(place, .dim, width)
  }

  private func incidentLine(_ entry: AlertEntry) -> TextLine {
    var line = TextLine(AlertText.clock(entry.since) + "  ", .dim)
    line.add(StateSign(entry.standing).line.fitted(to: 11))
    line.add(entry.episode.name, entry.episode.id == detail.entry.episode.id ? .strong : .text)
    line.add("  " + AlertText.subject(entry.episode.labels), .dim)
    return line
  }

  private func historyLines(_ width: Int) -> (AlertHistoryLine) -> [TextLine] {
    { history in
      let texts = wrapped(history.text, .text, width - 10)
      return texts.enumerated().map { index, text in
        var line = TextLine(index == 0 ? TimeText.clock(history.time) : "", .dim).fitted(to: 10)
        line.add(text)
        return line
      }
    }
  }

  private func pairs(_ pairs: [Label], _ width: Int) -> [TextLine] {
    let longest = min(20, pairs.map(\.name.unicodeScalars.count).max() ?? 0)
    return pairs.flatMap { pair in
      wrapped(pair.value, .text, width - longest - 2).enumerated().map { index, text in
        var line = TextLine(index == 0 ? pair.name : "", .dim).fitted(to: longest + 2)
        line.add(text)
        return line
      }
    }
  }

  private func wrapped(_ text: String, _ role: Role, _ width: Int) -> [TextLine] {
    TextWrap.lines(text, width: min(120, width - 2), role: role)
  }
}
