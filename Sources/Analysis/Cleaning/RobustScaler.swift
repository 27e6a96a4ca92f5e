/// Scales the reference to median 0 and an interquartile range of 1, which outliers hardly move.
///
///     RobustScaler(reference: [1, 2, 3, 4, 1000])?.update(5)  // 1
///
/// Quartiles are interpolated on straight lines between the sorted values.
/// - Complexity: O(n) to fit, by a radix sort.
/// - Reference: equal to scikit-learn's `RobustScaler`.
public struct RobustScaler: Scaler {
  public let center: Double
  public let scale: Double

  public init?(reference: [Double]) {
    var present = reference.filter(\.isFinite)
    RadixSort.sort(&present)
    guard let median = present.sortedMedian,
      let upper = present.sortedQuantile(0.75), let lower = present.sortedQuantile(0.25),
      let range = (upper - lower).ifFinite
    else { return nil }
    center = median
    scale = Self.divisor(range)
  }
}

extension ScalingKind {
  public static let robust = Self(
    id: "robust", summary: "Median 0 and interquartile range 1 in the reference", RobustScaler.self)
}
