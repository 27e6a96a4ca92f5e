/// What one statistic says of one column.
public struct TwoSampleResult: Sendable, Equatable {
  /// Why `statistic` is `nil`.
  public enum UndefinedReason: String, Sendable, Equatable, CaseIterable {
    /// A window holds fewer values than the statistic's minimum; missing values do not count.
    case tooFewValues = "too_few_values"
    /// A distance on the number line to an infinity is none.
    case infiniteValues = "infinite_values"
    /// The reference has no spread to measure the distance in, and the windows differ.
    case noSpread = "no_spread"
    /// A bin is empty in one window and not in the other, and the settings do not fill it: the statistic is infinite.
    case emptyBin = "empty_bin"
    /// The figure is beyond the largest double.
    case overflow
  }

  public var statistic: Double?
  /// Chance of a statistic as extreme or more when nothing has changed; `nil` for distances.
  public var pValue: Double?
  /// What the verdict was held against: the significance level of a test, or the distance that is called drift.
  public var threshold: Double?
  /// Where the statistic is undefined and not infinite, `.insufficientData` with the values that each window needs.
  public var verdict: Verdict
  /// Values that were compared, without the missing.
  public var referenceSize: Int
  public var currentSize: Int
  /// The smallest statistic, in its own unit, that stands out from chance at these sizes.
  ///
  /// For a test, the critical value at its significance level. For a distance, its 95 % quantile between two windows of
  /// these sizes from one distribution, approximately: where the threshold lies below, chance alone is called drift.
  public var smallestDetectableEffect: Double?
  public var undefinedReason: UndefinedReason?
}

/// Numbers of values in two windows.
struct SampleSizes: Sendable, Equatable {
  var reference: Int
  var current: Int
}

extension TwoSampleResult {
  /// - Parameter criticalValue: of the statistic, at `alpha`.
  static func test(
    _ statistic: Double, pValue: Double, alpha: Double, criticalValue: Double?, _ sizes: SampleSizes
  ) -> Self {
    Self(
      statistic: statistic, pValue: pValue, threshold: alpha, verdict: pValue <= alpha ? .drift : .stable,
      referenceSize: sizes.reference, currentSize: sizes.current, smallestDetectableEffect: criticalValue)
  }

  /// - Parameter noise: the 95 % quantile when nothing has changed.
  static func distance(
    _ distance: Double, threshold: Double, warning: Double? = nil, noise: Double?, _ sizes: SampleSizes
  ) -> Self {
    let isWarning = warning.map { distance >= $0 } ?? false
    return Self(
      statistic: distance, pValue: nil, threshold: threshold,
      verdict: distance >= threshold ? .drift : isWarning ? .warning : .stable,
      referenceSize: sizes.reference, currentSize: sizes.current, smallestDetectableEffect: noise)
  }

  static func undefined(_ reason: UndefinedReason, _ verdict: Verdict, _ sizes: SampleSizes) -> Self {
    Self(
      statistic: nil, pValue: nil, threshold: nil, verdict: verdict, referenceSize: sizes.reference,
      currentSize: sizes.current, smallestDetectableEffect: nil, undefinedReason: reason)
  }
}
