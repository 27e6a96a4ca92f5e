internal import Glibc

/// How many false alerts a person accepts: "at most one a week over everything watched".
///
///     FalseAlarmBudget("1/week")?.level(checks: 40, looks: 10_080)  // 2.5e-06
public struct FalseAlarmBudget: Sendable, Hashable, Codable {
  public enum Span: Sendable, Hashable, Codable {
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

  /// How often a look is made in the budget's span, where there is one every so many seconds or records.
  ///
  /// - Returns: `nil` where the spacing in the budget's unit is not known; for a report, which has as many looks as it
  ///   has windows.
  public func looks(everySeconds seconds: Double? = nil, everyRecords records: Double? = nil) -> Double? {
    let looks: Double? =
      switch span {
      case .seconds(let length): seconds.map { length / $0 }
      case .records(let length): records.map { length / $0 }
      case .report: nil
      }
    return looks.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  /// The level of each of `checks` checks that are made `looks` times in the budget's span, when nothing is known of how
  /// the looks hang together: Bonferroni's.
  public func level(checks: Int, looks: Double) -> Double {
    min(0.5, alerts / (Double(max(1, checks)) * max(1, looks)))
  }

  /// The level of each of `checks` checks over sliding windows.
  ///
  ///     FalseAlarmBudget.onePerWeek.level(checks: 40, looksPerSpan: 10_080, looksPerWindow: 60)  // 1e-05
  ///
  /// Looks at windows that overlap exceed a level in clumps, and a clump is one alert (``DriftEpisode``). What is kept
  /// within the budget is the mean number of clumps, summed over the checks.
  /// - Parameters:
  ///   - looksPerSpan: looks of one check in the budget's span.
  ///   - looksPerWindow: looks until a window has nothing in common with the one before; 1 where windows follow one
  ///     another.
  /// - Returns: never less than the level of Bonferroni.
  /// - Reference: the rate of clumps of a stationary process whose covariance falls linearly, seen at times, is
  ///   Siegmund's, *Sequential Analysis* (1985), chapter 9, and Aldous's *Probability Approximations via the Poisson
  ///   Clumping Heuristic* (1989), section C; it is taken at the larger deviate of Kolmogorov's statistic.
  public func level(checks: Int, looksPerSpan: Double, looksPerWindow: Double) -> Double {
    let looks = max(1, looksPerSpan)
    let allowed = alerts / Double(max(1, checks))
    let (low, high) = (log(allowed / looks), log(0.5))
    guard low < high else { return min(0.5, allowed / looks) }
    func excess(_ logarithm: Double) -> Double {
      let level = exp(logarithm)
      let perWindow = ExceedanceClumps(looksPerWindow: looksPerWindow).perWindow(level: level)
      return level + perWindow * (looks - 1) / max(1, looksPerWindow) - allowed
    }
    guard excess(high) > 0 else { return 0.5 }
    var (below, above) = (low, high)
    for _ in 0..<60 {
      let middle = (below + above) / 2
      if excess(middle) > 0 { above = middle } else { below = middle }
    }
    return exp(below)
  }
}
