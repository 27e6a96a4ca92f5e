/// The median distance from the median: a spread that up to half the values, however wild, cannot move far.
///
///     MedianAbsoluteDeviation.of([1, 2, 3, 4, 100])  // 1
///
public enum MedianAbsoluteDeviation {
  /// What the deviation of normal values is divided by to become their standard deviation: the normal quantile of ¾.
  public static let normalScale = 0.6744897501960817

  /// NaN is left out, infinities are values like others.
  ///
  /// - Returns: `nil` without values, and when infinities reach the median.
  /// - Complexity: O(n).
  public static func of(_ values: [Double]) -> Double? {
    guard let middle = median(values.filter { !$0.isNaN }), middle.isFinite else { return nil }
    return median(values.compactMap { $0.isNaN ? nil : abs($0 - middle) })?.ifFinite
  }

  private static func median(_ values: [Double]) -> Double? {
    var sorted = values
    RadixSort.sort(&sorted)
    return sorted.sortedMedian
  }
}
