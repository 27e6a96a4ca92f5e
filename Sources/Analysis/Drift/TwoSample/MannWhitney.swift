/// The Mann–Whitney U test: whether values of one window tend to be greater than those of the other.
///
///     MannWhitney().compare(NumericPair(reference: [7, 8, 9], current: [1, 2, 3])).statistic  // 9
///
/// The statistic counts the pairs whose reference value is the greater, ties half; swapping the windows leaves the
/// others, with the same p-value. No rising transformation of the values changes anything; infinities are values. A
/// change that leaves the order balanced, as of the spread, is not seen.
/// - Complexity: O(n + m); the exact p-value O(n · m).
/// - Reference: Mann, Whitney, doi:10.1214/aoms/1177730491; equal to scipy's `mannwhitneyu`, with the continuity
///   correction, but asymptotic also where n · m is beyond 2,000,000.
public struct MannWhitney: NumericStatistic {
  public enum Method: String, PValueMethod {
    /// Exact where a window holds at most 8 values and no two values are equal, as scipy chooses.
    case auto
    case asymptotic
  }

  public typealias Parameters = TestParameters<Method>

  public static let minimumSize = 1
  private static let exactLimit = 8
  private static let exactPairLimit = 2_000_000.0
  private let parameters: Parameters

  public init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
  }

  /// `smallestDetectableEffect`: the count of pairs above the middle whose asymptotic p-value is `alpha`; `nil` where
  /// even all pairs would not do.
  public func result(_ pair: NumericPair) -> TwoSampleResult {
    let (n, m) = (Double(pair.reference.count), Double(pair.current.count))
    let statistic = Double(pair.merge.doubledWins) / 2
    let larger = Swift.max(statistic, n * m - statistic)
    let total = n + m
    // A group of all values leaves no variance; rounding must not make it negative.
    let ties = total > 1 ? pair.merge.tieTerm / (total * (total - 1)) : 0
    let deviation = Swift.max(n * m / 12 * (total + 1 - ties), 0).squareRoot()
    let isExact =
      parameters.method == .auto && Swift.min(n, m) <= Double(Self.exactLimit) && pair.merge.tieTerm == 0
      && n * m <= Self.exactPairLimit
    let pValue =
      isExact
      ? MannWhitneyOrders(pair.sizes).chance(ofAtMost: Int(n * m - larger))
      : Self.tail((larger - n * m / 2 - 0.5) / deviation)
    let reach = NormalDistribution.quantile(parameters.alpha / 2).map { n * m / 2 + 0.5 - $0 * deviation }
    return .test(
      statistic, pValue: pValue, alpha: parameters.alpha, criticalValue: reach.flatMap { $0 <= n * m ? $0 : nil },
      pair.sizes)
  }

  /// Both normal tails beyond `value`; without any spread the continuity correction leaves −∞, which is no surprise.
  private static func tail(_ value: Double) -> Double {
    value.isNaN ? 1 : Swift.min(2 * NormalDistribution.tail(value), 1)
  }
}

/// All orders of two samples without ties, by their count of pairs.
private struct MannWhitneyOrders {
  private let smaller: Int
  private let larger: Int

  init(_ sizes: SampleSizes) {
    smaller = Swift.min(sizes.reference, sizes.current)
    larger = Swift.max(sizes.reference, sizes.current)
  }

  /// Twice the chance of a count of at most `limit`, no more than 1.
  ///
  /// - Precondition: the orders fit 128 bits.
  /// - Reference: the counts are the coefficients of the Gaussian binomial Π (1 − qˡ⁺ⁱ) / (1 − qⁱ).
  func chance(ofAtMost limit: Int) -> Double {
    var orders = [Int128](repeating: 0, count: limit + 1)
    orders[0] = 1
    var all = 1.0
    for factor in 1...smaller {
      let above = larger + factor
      if above <= limit {
        for count in stride(from: limit, through: above, by: -1) { orders[count] -= orders[count - above] }
      }
      if factor <= limit {
        for count in factor...limit { orders[count] += orders[count - factor] }
      }
      all *= Double(above) / Double(factor)
    }
    return Swift.min(2 * Double(orders.reduce(0, +)) / all, 1)
  }
}

extension TwoSampleStatisticKind {
  public static let mannWhitney = Self(
    id: "mann-whitney", summary: "Whether values of one window tend to be greater", isTest: true, MannWhitney.self)
}
