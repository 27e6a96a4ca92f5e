/// Scales the reference to median 0 and an interquartile range of 1, which outliers hardly move.
///
///     RobustScaler(reference: [1, 2, 3, 4, 1000])?.update(5)  // 1
///
/// Quartiles are interpolated on straight lines between the sorted values.
/// - Complexity: O(n log n) to fit.
/// - Reference: equal to scikit-learn's `RobustScaler`.
public struct RobustScaler: Scaler {
  public let center: Double
  public let scale: Double

  public init?(reference: [Double]) {
    var present = reference.filter(\.isFinite)
    RadixSort.sort(&present)
    guard let median = present.sortedMedian,
      let range = (Self.quantile(0.75, of: present) - Self.quantile(0.25, of: present)).ifFinite
    else { return nil }
    center = median
    scale = Self.divisor(range)
  }

  /// - Precondition: `sorted` is not empty.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    let part = place - Double(below)
    return (1 - part) * sorted[below] + part * sorted[above]
  }
}

extension ScalingKind {
  public static let robust = Self(
    id: "robust", summary: "Median 0 and interquartile range 1 in the reference", RobustScaler.self)
}
