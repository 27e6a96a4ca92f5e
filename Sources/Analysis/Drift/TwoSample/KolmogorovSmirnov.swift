/// The two-sided Kolmogorov–Smirnov test: the largest distance between the distribution functions of both windows.
///
///     KolmogorovSmirnov().compare(NumericPair(reference: [1, 2, 3], current: [7, 8, 9])).pValue  // 0.1
///
/// Swapping the windows changes nothing, nor does any rising transformation of the values. Infinities are values. With
/// ties the p-value is an upper bound, as the test is made for continuous distributions.
/// - Complexity: O(n + m); the exact p-value O(n + m) for windows of one size, else O(n · m · distance).
/// - Reference: Hodges, "The significance probability of the Smirnov two-sample test", doi:10.1007/BF02589501; equal to
///   scipy's `ks_2samp`.
public struct KolmogorovSmirnov: NumericStatistic {
  public enum Method: String, PValueMethod {
    /// Exact where both windows hold at most 10,000 values, as scipy chooses.
    case auto
    case exact
    case asymptotic
  }

  public typealias Parameters = TestParameters<Method>

  public static let minimumSize = 1
  private static let exactLimit = 10_000
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: the distance whose p-value is `alpha`; asymptotic where an exact one would take long,
  /// and `nil` where no distance would be drift.
  public func result(_ pair: NumericPair) -> TwoSampleResult {
    let (n, m) = (pair.reference.count, pair.current.count)
    let paths = LatticePaths(n, m)
    let isExact =
      switch parameters.method {
      case .auto: Swift.max(n, m) <= Self.exactLimit
      case .exact: true
      case .asymptotic: false
      }
    let distance = Double(pair.merge.largestDifference) / (Double(n) * Double(m))
    let limit = KolmogorovDistribution(count: Swift.max(Int(pair.effectiveSize.rounded(.toNearestOrEven)), 1))
    let pValue = isExact ? paths.chance(ofReaching: pair.merge.largestDifference) : limit.tail(distance)
    let criticalValue =
      isExact && paths.isQuick
      ? paths.criticalDistance(parameters.alpha).map { Double($0) / (Double(n) * Double(m)) }
      : limit.criticalValue(parameters.alpha)
    return .test(distance, pValue: pValue, alpha: parameters.alpha, criticalValue: criticalValue, pair.sizes)
  }
}

extension TwoSampleStatisticKind {
  public static let kolmogorovSmirnov = Self(
    id: "kolmogorov-smirnov", summary: "Largest distance between the distribution functions", isTest: true,
    KolmogorovSmirnov.self)
}
