import Alerting
import Monitor
import Telemetry

/// The columns of the alerts view and what an alert puts into them.
struct AlertColumns {
  private enum Index: Int, CaseIterable {
    case state, name, subject, severity, since, value, threshold, course, summary
  }

  let layout: TableLayout
  var time: Timestamp?
  /// By expression.
  var conditions: [String: AlertThreshold]
  var unicode: Bool

  init(width: Int, time: Timestamp?, conditions: [String: AlertThreshold], unicode: Bool) {
    self.time = time
    self.conditions = conditions
    self.unicode = unicode
    layout = TableLayout(
      Index.allCases.map { index in
        switch index {
        case .state: .init(title: "STATE", width: 10, priority: 0)
        case .name: .init(title: "ALERT", width: 19, maximum: 36, priority: 0)
        case .subject: .init(title: "ABOUT", width: 16, maximum: 36, priority: 1)
        case .severity: .init(title: "SEVERITY", width: 8, priority: 3)
        case .since: .init(title: "SINCE", alignment: .right, width: 6, priority: 2)
        case .value: .init(title: "VALUE", alignment: .right, width: 6, priority: 4)
        case .threshold: .init(title: "LIMIT", width: 6, priority: 5)
        case .course: .init(title: "COURSE", alignment: .right, width: 8, priority: 6)
        case .summary: .init(title: "SUMMARY", width: 30, maximum: 120, priority: 9)
        }
      }, width: width)
  }

  func header() -> TextLine { layout.header() }

  func line(_ entry: AlertEntry, in row: AlertRows.Row, isSelected: Bool) -> TextLine {
    layout.row { index in
      switch Index(rawValue: index) {
      case .name: name(entry, row, isSelected)
      case let index?: cell(index, entry)
      case nil: TextLine()
      }
    }
  }

  private func cell(_ index: Index, _ entry: AlertEntry) -> TextLine {
    let isQuiet = entry.standing == .resolved
    switch index {
    case .state: return StateSign(entry.standing).line
    case .name: return TextLine(entry.episode.name)
    case .subject: return TextLine(AlertText.subject(entry.episode.labels), isQuiet ? .dim : .text)
    case .severity: return severity(entry)
    case .since: return time.map { TextLine(TimeText.rough($0 - entry.since), .text) } ?? TextLine()
    case .value:
      return TextLine(NumberText.text(entry.episode.value, unit: .plain), isQuiet ? .dim : .strong)
    case .threshold:
      return conditions[entry.episode.origin.expression].map { TextLine($0.text, .dim) } ?? TextLine()
    case .course: return course(entry)
    case .summary: return AlertText.summary(entry.episode).map { TextLine($0, .dim) } ?? TextLine()
    }
  }

  /// The last values against the limit, half a cell each.
  private func course(_ entry: AlertEntry) -> TextLine {
    guard entry.recentValues.count > 1 else { return TextLine() }
    let series = SeriesProjection(
      id: "", title: "", unit: .plain, axis: .count(start: 0, step: 1), values: entry.recentValues)
    let limit = conditions[entry.episode.origin.expression]?.value
    let range = AxisRange.of(entry.recentValues + [limit].compactMap { $0 }, unit: .plain)
    let role: Role = entry.standing == .resolved ? .dim : .graphLine
    return Sparkline(series, range: range, role: role).line(width: (entry.recentValues.count + 1) / 2, unicode: unicode)
  }

  /// Under a first mover, the others of its incident are indented.
  private func name(_ entry: AlertEntry, _ row: AlertRows.Row, _ isSelected: Bool) -> TextLine {
    var line = TextLine(row.isFollower ? "├ " : "", .dim)
    line.add(entry.episode.name, isSelected ? .selected : .text)
    guard row.followerCount > 0 else { return line }
    let more = TextLine(" +\(NumberText.count(row.followerCount))", .dim)
    let width = layout.width(of: Index.name.rawValue) ?? 0
    line = line.cut(to: max(0, width - more.width))
    line.add(more)
    return line
  }

  private func severity(_ entry: AlertEntry) -> TextLine {
    guard let severity = entry.episode.severity else { return TextLine() }
    let isGrave = entry.standing == .firing && AlertSeverity.rank(of: severity) >= 4
    return TextLine(severity, isGrave ? .stateCritical : entry.standing.isOpen ? .text : .dim)
  }
}
