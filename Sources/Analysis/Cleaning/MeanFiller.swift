/// Fills with the mean of the reference.
///
/// `nil` for a reference without a finite value.
/// - Reference: equal to scikit-learn's `SimpleImputer(strategy="mean")`.
public struct MeanFiller: Filler {
  public let mean: Double

  public init?(reference: [Double]) {
    var moments = Moments()
    reference.withUnsafeBufferPointer { moments.add(contentsOf: $0) }
    guard let mean = moments.mean, mean.isFinite else { return nil }
    self.mean = mean
  }

  public func update(_ value: Double) -> Double? {
    value.isFinite ? value : mean
  }
}

extension FillingKind {
  public static let mean = Self(id: "mean", summary: "The mean of the reference", MeanFiller.self)
}
