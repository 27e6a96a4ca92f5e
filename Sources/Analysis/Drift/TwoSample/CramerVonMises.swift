/// The Cramér–von Mises test: the squared distance between the distribution functions, averaged over all values.
///
///     CramerVonMises().compare(NumericPair(reference: [1, 2, 3], current: [7, 8, 9])).pValue  // 0.1
///
/// Swapping the windows changes nothing, nor does any rising transformation of the values. Infinities are values; ties
/// have their middle rank.
/// - Complexity: O(n + m); the exact p-value below a second for the 20 values where it is chosen.
/// - Reference: Anderson, doi:10.1214/aoms/1177704477; equal to scipy's `cramervonmises_2samp`, whose asymptotic
///   p-value is good to about 2e−8, where this one is good also when it is small.
public struct CramerVonMises: NumericStatistic {
  public enum Method: String, PValueMethod {
    /// Exact where both windows hold at most 20 values, as scipy chooses.
    case auto
    case asymptotic
  }

  public typealias Parameters = TestParameters<Method>

  public static let minimumSize = 2
  private static let exactLimit = 20
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: the statistic whose asymptotic p-value is `alpha`.
  public func result(_ pair: NumericPair) -> TwoSampleResult {
    let moments = Normalization(pair.sizes)
    let (n, m) = (Int128(pair.reference.count), Int128(pair.current.count))
    // All in whole numbers, as both terms of the statistic are large and nearly equal.
    let squares = UInt128(n) * pair.merge.referenceSquares + UInt128(m) * pair.merge.currentSquares
    let excess = 6 * Int128(squares) - 4 * n * m * (4 * n * m - 1)
    let statistic = Double(excess) / (24 * Double(n * m) * Double(n + m))
    let isExact = parameters.method == .auto && Swift.max(n, m) <= Self.exactLimit
    let pValue =
      isExact
      ? CramerVonMisesOrders(pair.sizes).chance(ofSquares: Int(squares))
      : CramerVonMisesDistribution.tail(moments.limiting(statistic))
    let criticalValue = CramerVonMisesDistribution.criticalValue(parameters.alpha).map(moments.statistic)
    return .test(statistic, pValue: pValue, alpha: parameters.alpha, criticalValue: criticalValue, pair.sizes)
  }
}

/// Brings the statistic of two windows to the mean and the variance of its limit, which are 1/6 and 1/45.
private struct Normalization {
  private let mean: Double
  private let stretch: Double

  init(_ sizes: SampleSizes) {
    let (n, m) = (Double(sizes.reference), Double(sizes.current))
    let total = n + m
    mean = (1 + 1 / total) / 6
    let spread = 4 * n * m * total - 3 * (n * n + m * m) - 2 * n * m
    stretch = ((total + 1) * spread / (4 * total * total * n * m)).squareRoot()
  }

  func limiting(_ statistic: Double) -> Double {
    1.0 / 6 + (statistic - mean) / stretch
  }

  func statistic(_ limiting: Double) -> Double {
    mean + (limiting - 1.0 / 6) * stretch
  }
}

extension TwoSampleStatisticKind {
  public static let cramerVonMises = Self(
    id: "cramer-von-mises", summary: "Squared distance between the distribution functions", isTest: true,
    CramerVonMises.self)
}
