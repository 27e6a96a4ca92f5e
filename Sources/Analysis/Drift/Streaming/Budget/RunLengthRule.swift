/// How a stream detector's parameters follow from the values wanted between two false alarms.
///
/// The other side of the coin is power: the rarer false alarms are to be, the later a shift is found.
enum RunLengthRule: Sendable {
  /// By theory: the settings for an average run length and a deviation of the stream's values.
  case computed(@Sendable (_ averageRunLength: Double, _ deviation: Double) -> [String: String])
  /// By a seeded simulation.
  case simulated(SimulatedRunLengths)
  /// There is no such rule, and why.
  case none(because: String)
}

extension StreamDetectorKind {
  /// Parameters with which `averageRunLength` values without a change pass from one false alarm to the next, on average.
  ///
  ///     StreamDetectorKind.cusum.settings(averageRunLength: 10_000)
  ///     // ["warm_start": "1000", "slack": "0.5", "threshold": "7.66…", "mode": "both"]
  ///
  /// All parameters are named that the run length depends on. The values must be independent of each other: where they
  /// come in runs, false alarms do too. Errors may have any rate from .05 to .5; numbers are taken to be normal but for
  /// `adwin`, whose bound holds for any.
  ///
  /// - Parameters:
  ///   - averageRunLength: values, 100 to 1e12.
  ///   - deviation: of the stream's numbers, for a detector whose threshold has their unit (`page-hinkley`).
  /// - Returns: `nil` where neither theory nor simulation gives any; see ``budgetGap(averageRunLength:)``.
  /// - Complexity: up to some milliseconds.
  public func settings(averageRunLength: Double, deviation: Double = 1) -> [String: String]? {
    guard (100...1e12).contains(averageRunLength), deviation > 0, deviation.isFinite else { return nil }
    return switch runLengthRule {
    case .computed(let settings): settings(averageRunLength, deviation)
    case .simulated(let lengths): lengths.settings(averageRunLength, deviation)
    case .none: nil
    }
  }

  /// Why there are no settings for an average run length; `nil` where there are.
  public func budgetGap(averageRunLength: Double) -> String? {
    guard settings(averageRunLength: averageRunLength) == nil else { return nil }
    guard (100...1e12).contains(averageRunLength) else {
      return "false alarms every \(averageRunLength.plain) values: a budget has 100 to 1e12"
    }
    switch runLengthRule {
    case .none(let reason): return reason
    case .simulated(let lengths): return lengths.gap
    case .computed: return "there are no settings for \(averageRunLength.plain) values between false alarms"
    }
  }
}
