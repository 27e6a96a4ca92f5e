/// How many false alerts a person accepts: "at most one a week over everything watched".
///
///     FalseAlarmBudget("1/week")?.level(checks: 40, looksPerWeek: 10_080)  // 2.5e-06
public struct FalseAlarmBudget: Sendable, Hashable {
  public enum Span: Sendable, Hashable {
    case seconds(Double)
    case records(Double)
    /// All looks of one report together.
    case report
  }

  public var alerts: Double
  public var span: Span

  /// - Precondition: the number of alerts is positive.
  public init(alerts: Double, per span: Span) {
    precondition(alerts > 0, "a budget allows some false alerts")
    self.alerts = alerts
    self.span = span
  }

  public static let onePerWeek = Self(alerts: 1, per: .seconds(604_800))

  /// "1/week", "0.1/day", "2/month", "1/100000records" or "0.05/report".
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let alerts = Double(parts[0]), alerts > 0, alerts.isFinite else { return nil }
    let span: Span
    switch parts[1] {
    case "hour": span = .seconds(3_600)
    case "day": span = .seconds(86_400)
    case "week": span = .seconds(604_800)
    case "month": span = .seconds(2_629_746)
    case "report": span = .report
    default:
      guard parts[1].hasSuffix("records"), let count = Double(parts[1].dropLast(7)), count > 0 else { return nil }
      span = .records(count)
    }
    self.init(alerts: alerts, per: span)
  }

  /// The level of each of `checks` checks that are made `looks` times in the budget's span.
  public func level(checks: Int, looks: Double) -> Double {
    min(0.5, alerts / (Double(max(1, checks)) * max(1, looks)))
  }
}
