/// Wilson's score interval of a share.
///
///     WilsonInterval(successes: 8, trials: 10)?.low  // 0.4901624715
///
/// `nil` without trials, or when the successes are not between 0 and the trials. Weighted counts are taken as if they
/// were records, which is right only for weights near 1.
/// - Reference: Wilson, "Probable inference, the law of succession, and statistical inference",
///   doi:10.1080/01621459.1927.10502953.
public struct WilsonInterval: Sendable, Equatable {
  public let low: Double
  public let high: Double

  /// - Parameter confidence: of both sides together, between 0 and 1.
  public init?(successes: Double, trials: Double, confidence: Double = 0.95) {
    guard
      trials > 0, trials.isFinite, successes >= 0, successes <= trials,
      let score = NormalDistribution.quantile((1 + confidence) / 2), score >= 0
    else { return nil }
    let square = score * score
    let middle = (successes + square / 2) / (trials + square)
    let spread = successes * ((trials - successes) / trials) + square / 4
    let half = score / (trials + square) * spread.squareRoot()
    // At the ends both terms are equal; rounding shall not leave a trace of them.
    low = successes == 0 ? 0 : Swift.max(middle - half, 0)
    high = successes == trials ? 1 : Swift.min(middle + half, 1)
  }
}
