internal import Analysis
internal import Telemetry

/// Budgets and windows as a person reads them.
enum BudgetText {
  /// "1 false alert a week over 40 features".
  static func sentence(_ budget: FalseAlarmBudget, _ checkCount: Int) -> String {
    let alerts = budget.alerts == 1 ? "1 false alert" : "\(number(budget.alerts)) false alerts"
    let features = checkCount == 1 ? "1 feature" : "\(checkCount) features"
    return "\(alerts) \(span(budget.span)) over \(features)"
  }

  /// "10 min" or "1,000 records".
  static func length(_ positions: Int64, isTime: Bool) -> String {
    guard isTime else { return "\(grouped(Int(positions))) records" }
    let seconds = positions / 1_000_000_000
    for (unit, name) in [(86_400, "d"), (3_600, "h"), (60, "min")] as [(Int64, String)] where seconds % unit == 0 {
      return "\(seconds / unit) \(name)"
    }
    return "\(seconds) s"
  }

  private static func span(_ span: FalseAlarmBudget.Span) -> String {
    switch span {
    case .seconds(3_600): "an hour"
    case .seconds(86_400): "a day"
    case .seconds(604_800): "a week"
    case .seconds(2_629_746): "a month"
    case .seconds(let seconds): "in \(number(seconds)) seconds"
    case .records(let count): "in \(count < 1e15 ? grouped(Int(count)) : number(count)) records"
    case .report: "a report"
    }
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func grouped(_ count: Int) -> String {
    var (rest, text) = (count, "")
    while rest >= 1_000 {
      let part = String(rest % 1_000)
      text = "," + String(repeating: "0", count: 3 - part.count) + part + text
      rest /= 1_000
    }
    return String(rest) + text
  }
}
