/// Splits in order of time: always learning from the past and judging on what follows.
///
///     let rolling = RollingOriginSplits(initial: 3, horizon: 1)
///     rolling.splits(of: 5)  // train [0, 1, 2], test [3]; then train [0, 1, 2, 3], test [4]
///
/// What is left at the end and does not fill a horizon is not judged on.
/// - Reference: Tashman, "Out-of-sample tests of forecasting accuracy", doi:10.1016/S0169-2070(00)00065-0. Equal to
///   scikit-learn's `TimeSeriesSplit(test_size:, gap:, max_train_size:)` where the first origin is the same.
public struct RollingOriginSplits: Sendable, Equatable {
  public enum Window: Sendable, Equatable {
    /// Learns from all that is past.
    case expanding
    /// Learns from the last so many records at most.
    case sliding(Int)
  }

  /// Records before the first embargo.
  public let initial: Int
  /// Records that each split is judged on.
  public let horizon: Int
  /// Records from one origin to the next; the horizon unless set, so that no record is judged on twice.
  public var step: Int
  /// Records between what is learnt from and what is judged on, so that late labels or long windows leak nothing.
  public let embargo: Int
  public let window: Window

  /// - Precondition: all are positive, the embargo may be 0.
  public init(initial: Int, horizon: Int, embargo: Int = 0, window: Window = .expanding) {
    precondition(initial > 0 && horizon > 0, "a split learns and judges")
    precondition(embargo >= 0, "an embargo is a number of records")
    if case .sliding(let length) = window { precondition(length > 0, "a window holds a record") }
    self.initial = initial
    self.horizon = horizon
    step = horizon
    self.embargo = embargo
    self.window = window
  }

  /// - Returns: none when there are too few records for one split.
  /// - Precondition: `step` is positive.
  public func splits(of count: Int) -> [DataSplit] {
    precondition(step > 0, "an origin moves on")
    // Written so that no sum overflows, whatever was asked for.
    guard count >= initial, count - initial >= embargo, count - initial - embargo >= horizon else { return [] }
    return stride(from: initial, through: count - embargo - horizon, by: step).map { origin in
      var start = 0
      if case .sliding(let length) = window { start = max(0, origin - length) }
      let testStart = origin + embargo
      return DataSplit(train: Array(start..<origin), test: Array(testStart..<(testStart + horizon)))
    }
  }
}
