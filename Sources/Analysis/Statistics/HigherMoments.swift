/// How lopsided and how heavy-tailed a stream of numbers is.
///
///     var moments = HigherMoments()
///     for value in [1.0, 2, 3, 10] { moments.add(value) }
///     moments.skewness  // 1.0182337649086284
///
/// NaN and infinities are left out. Merges and removes parts without drift, as `Moments`; values beyond about 10⁷⁷
/// overflow and leave the figures `nil`. They are `nil` as well where the values do not vary.
/// - Complexity: O(1) memory and O(1) an update.
/// - Reference: Joanes and Gill, "Comparing measures of sample skewness and kurtosis", doi:10.1111/1467-9884.00122; the
///   figures are its g₁, G₁, g₂ and G₂.
public struct HigherMoments: Sendable, Equatable {
  private var sums = PowerSums()

  public init() {}

  /// Finite values.
  public var count: Int {
    sums.count
  }

  public mutating func add(_ value: Double) {
    if value.isFinite { sums.add(value) }
  }

  public mutating func merge(_ other: HigherMoments) {
    sums.merge(other.sums)
  }

  /// Takes out a part that was merged or added before.
  ///
  /// - Precondition: all values of `part` are in here.
  public mutating func remove(_ part: HigherMoments) {
    precondition(part.count <= count, "only values that were added can be removed")
    sums.remove(part.sums)
  }

  /// Third moment about the mean over the cubed standard deviation, both of the population; scipy's `skew`.
  public var skewness: Double? {
    guard let (second, third, _) = sums.centralMoments else { return nil }
    return (third / second / second.squareRoot()).ifFinite
  }

  /// `skewness` without bias for normal values; scipy's `skew(bias=False)`. `nil` below three values.
  public var sampleSkewness: Double? {
    guard count > 2, let skewness else { return nil }
    let size = Double(count)
    return skewness * (size * (size - 1)).squareRoot() / (size - 2)
  }

  /// Fourth moment about the mean over the squared variance, less the 3 of a normal distribution; scipy's `kurtosis`.
  public var excessKurtosis: Double? {
    guard let (second, _, fourth) = sums.centralMoments else { return nil }
    return (fourth / second / second - 3).ifFinite
  }

  /// `excessKurtosis` without bias for normal values; scipy's `kurtosis(bias=False)`. `nil` below four values.
  public var sampleExcessKurtosis: Double? {
    guard count > 3, let excessKurtosis else { return nil }
    let size = Double(count)
    return ((size + 1) * excessKurtosis + 6) * (size - 1) / (size - 2) / (size - 3)
  }
}
