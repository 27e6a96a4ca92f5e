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
  /// What the verdict was held against: the significance level of a test, or the distance that is called drift, which
  /// is its convention or, where that is larger, what chance alone seldom reaches at these sizes.
  public var threshold: Double?
  /// Where the statistic is undefined and not infinite, `.insufficientData` with the values that each window needs.
  public var verdict: Verdict
  /// Values that were compared, without the missing.
  public var referenceSize: Int
  public var currentSize: Int
  /// The smallest statistic, in its own unit, that stands out from chance at these sizes.
  ///
  /// The critical value at the significance level; of a distance between two windows of these sizes from one
  /// distribution, approximately.
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

  /// A distance is drift where it reaches both its convention and what chance alone seldom reaches at these sizes.
  ///
  /// - Parameters:
  ///   - convention: the distance that is large enough to matter.
  ///   - noise: what is exceeded with a chance of the significance level when nothing has changed.
  static func distance(
    _ distance: Double, convention: Double, warning: Double? = nil, noise: Double?, _ sizes: SampleSizes
  ) -> Self {
    let threshold = Swift.max(convention, noise ?? 0)
    let isWarning = warning.map { distance >= Swift.max($0, noise ?? 0) } ?? false
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
