/// Fills with the median of the reference.
///
/// `nil` for a reference without a finite value.
/// - Complexity: O(n) to fit, by a radix sort.
/// - Reference: equal to scikit-learn's `SimpleImputer(strategy="median")`.
public struct MedianFiller: Filler {
  public let median: Double

  public init?(reference: [Double]) {
    var present = reference.filter(\.isFinite)
    RadixSort.sort(&present)
    guard let median = present.sortedMedian else { return nil }
    self.median = median
  }

  public func update(_ value: Double) -> Double? {
    value.isFinite ? value : median
  }
}

extension FillingKind {
  public static let median = Self(id: "median", summary: "The median of the reference", MedianFiller.self)
}
