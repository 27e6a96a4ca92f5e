/// Between which values the next one of a series is expected, from those before it.
///
///     var band = SeriesBand()
///     for value in values {
///       let expected = band.expected  // nil for the first 20
///       band.add(value)
///     }
///
/// The band is median ± k · 1.4826 · MAD of the latest `window` values, the envelope of `RobustZScore`, with k such that
/// one of 10,000 independent normal values lies outside, the error of both figures from so few values included: 3.89
/// for very many values, 4.4 for 100, 7.3 for 20. Heavy tails lie outside more often, and a trend that is faster than
/// the window does. A value that is not finite is missing and changes nothing. There is no band while more than half of
/// the window's values are equal: their spread says nothing about the others'.
/// - Complexity: O(log w) comparisons a value and one move of memory; 16 bytes for each value of the window.
public struct SeriesBand: Sendable, Equatable {
  /// Share of independent normal values that lie outside.
  public static let nominalRate = 1e-4
  /// Values before the first band.
  public static let need = 20
  /// Latest values that make up a band.
  public static let window = 100

  /// Of the normal distribution, half the rate on each side.
  private static let limit = 3.8905918864131207
  private var latest = SortedWindow(capacity: window)

  public init() {}

  /// `nil` while too little is known.
  public var expected: ClosedRange<Double>? {
    guard latest.count >= Self.need, let median = latest.median, let deviation = latest.medianAbsoluteDeviation,
      deviation > 0
    else { return nil }
    let reach = Self.factor(count: latest.count) * RobustDeviation.normalScale * deviation
    let (low, high) = (median - reach, median + reach)
    return low.isFinite && high.isFinite ? low...high : nil
  }

  public mutating func add(_ value: Double) {
    if value.isFinite { latest.add(value) }
  }

  /// The bands of a whole series, each from the values before it.
  public static func bands(of values: [Double?]) -> [ClosedRange<Double>?] {
    var band = SeriesBand()
    return values.map { value in
      defer { if let value { band.add(value) } }
      return band.expected
    }
  }

  /// Fitted to the factors at which 200,000 seeded windows of 20 to 100 normal values keep the nominal rate
  /// (`make_band_factors.py`); they are met within 2 %.
  private static func factor(count: Int) -> Double {
    let count = Double(count)
    return limit * (1 + (11 + 130 / count) / count)
  }
}
