/// Scales the reference to mean 0 and variance 1.
///
///     StandardScaler(reference: [1, 2, 3])?.scale  // 0.816496580927726
///
/// The variance has n in its denominator.
/// - Reference: equal to scikit-learn's `StandardScaler`, its test for equal values included.
public struct StandardScaler: Scaler {
  public let center: Double
  public let scale: Double

  public init?(reference: [Double]) {
    var moments = Moments()
    reference.withUnsafeBufferPointer { moments.add(contentsOf: $0) }
    guard let mean = moments.mean, mean.isFinite else { return nil }
    let count = Double(moments.count)
    let variance = moments.variance.map { $0 * (count - 1) / count } ?? 0
    guard variance.isFinite else { return nil }
    // What rounding of the data alone would make of equal values.
    let rounding = count * mean * 0x1p-52
    let isConstant = variance <= count * 0x1p-52 * variance + rounding * rounding
    center = mean
    scale = isConstant ? 1 : Self.divisor(variance.squareRoot())
  }
}

extension ScalingKind {
  public static let standard = Self(
    id: "standard", summary: "Mean 0 and standard deviation 1 in the reference", StandardScaler.self)
}
