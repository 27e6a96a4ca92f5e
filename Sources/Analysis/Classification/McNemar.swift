internal import Glibc

/// Whether one of two classifiers is right more often than the other on the same records.
///
///     McNemar(onlyFirstRight: 10, onlySecondRight: 3).pValue  // 0.0922851562
///
/// Only records on which exactly one of the two is right say anything. Below 25 of them the binomial distribution gives
/// the exact p-value, else χ² with one degree of freedom and continuity correction; both as statsmodels has them.
/// - Reference: McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
///   doi:10.1007/BF02295996; Edwards, doi:10.1007/BF02289261, for the correction.
public struct McNemar: Sendable, Equatable {
  /// Below so many discordant records the p-value is exact: the rule of thumb of statsmodels' and R's documentation.
  public static let exactLimit = 25

  public private(set) var onlyFirstRight: Int
  public private(set) var onlySecondRight: Int

  /// - Precondition: neither is negative.
  public init(onlyFirstRight: Int = 0, onlySecondRight: Int = 0) {
    precondition(onlyFirstRight >= 0 && onlySecondRight >= 0, "counts of records are not negative")
    self.onlyFirstRight = onlyFirstRight
    self.onlySecondRight = onlySecondRight
  }

  public mutating func add(firstIsRight: Bool, secondIsRight: Bool) {
    if firstIsRight, !secondIsRight { onlyFirstRight += 1 }
    if secondIsRight, !firstIsRight { onlySecondRight += 1 }
  }

  public mutating func merge(_ other: McNemar) {
    onlyFirstRight += other.onlyFirstRight
    onlySecondRight += other.onlySecondRight
  }

  public var discordantCount: Int {
    onlyFirstRight + onlySecondRight
  }

  public var isExact: Bool {
    discordantCount < Self.exactLimit
  }

  /// The smaller count when exact, else χ²; `nil` without discordant records.
  public var statistic: Double? {
    guard discordantCount > 0 else { return nil }
    if isExact { return Double(Swift.min(onlyFirstRight, onlySecondRight)) }
    let excess = Double(abs(onlyFirstRight - onlySecondRight)) - 1
    return excess * excess / Double(discordantCount)
  }

  /// Two-sided; `nil` without discordant records, where statsmodels has 1.
  public var pValue: Double? {
    guard let statistic else { return nil }
    return isExact ? Swift.min(1, 2 * binomialTail) : 2 * NormalDistribution.tail(statistic.squareRoot())
  }

  /// The chance of at most the smaller count when both are equally likely.
  private var binomialTail: Double {
    var ways = 1.0
    var sum = 1.0
    for index in 0..<Swift.min(onlyFirstRight, onlySecondRight) {
      // Whole numbers below 2²⁵, so that nothing rounds.
      ways = ways * Double(discordantCount - index) / Double(index + 1)
      sum += ways
    }
    return sum / pow(2, Double(discordantCount))
  }
}
