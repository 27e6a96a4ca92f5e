/// A confidence interval of any figure of records, by drawing the records again with replacement.
///
///     var generator = SplitMix64(seed: 1)
///     let interval = Bootstrap().interval(recordCount: errors.count, using: &generator) { drawn in
///       drawn.reduce(0) { $0 + errors[$1] } / Double(drawn.count)
///     }
///
/// The same generator gives the same interval. Resamples in which the figure is undefined, such as an AUC without
/// positives, are left out and counted: where they are many, the interval is that of the figure where it is defined.
/// - Complexity: O(resamples) evaluations of the figure; `.biasCorrected` adds one for every record.
/// - Reference: Efron, "Better bootstrap confidence intervals", doi:10.1080/01621459.1987.10478410, for BCa; Efron and
///   Tibshirani, "An introduction to the bootstrap", doi:10.1201/9780429246593.
public struct Bootstrap: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// The quantiles of the figure over the resamples.
    case percentile
    /// BCa: those quantiles moved for the figure's bias, and for a spread that changes with its value.
    case biasCorrected = "bias-corrected"
  }

  public struct Interval: Sendable, Equatable {
    /// The figure of the records themselves.
    public let estimate: Double
    public let low: Double
    public let high: Double
    /// Standard deviation of the figure over the resamples.
    public let standardError: Double
    public let resampleCount: Int
    /// Resamples in which the figure was undefined.
    public let degenerateCount: Int
  }

  public let method: Method
  public let resampleCount: Int
  public let confidence: Double

  /// - Parameters:
  ///   - resampleCount: at least 2; 1,000 is the least that Efron and Tibshirani advise for intervals.
  ///   - confidence: of both sides together, between 0 and 1.
  public init(_ method: Method = .percentile, resampleCount: Int = 1000, confidence: Double = 0.95) {
    precondition(resampleCount > 1, "an interval needs at least two resamples")
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    self.method = method
    self.resampleCount = resampleCount
    self.confidence = confidence
  }

  /// - Parameter figure: of the records at these indices, in which some occur several times and others never.
  /// - Returns: `nil` without records, when the figure of the records themselves is undefined, and when fewer than two
  ///   resamples define it; with `.biasCorrected` also when leaving out one record makes it undefined, and when the
  ///   figures of all resamples lie on one side of it.
  public func interval(
    recordCount: Int, using generator: inout SplitMix64, figure: ([Int]) -> Double?
  ) -> Interval? {
    guard recordCount > 0, let estimate = figure(Array(0..<recordCount))?.ifFinite else { return nil }
    let figures = resampled(recordCount, &generator, figure)
    var moments = Moments()
    for value in figures { moments.add(value) }
    guard
      let deviation = moments.variance?.squareRoot(),
      let ends = ends(estimate, figures, recordCount, figure)
    else { return nil }
    var sorted = figures
    RadixSort.sort(&sorted)
    guard let low = sorted.sortedQuantile(ends.low), let high = sorted.sortedQuantile(ends.high) else { return nil }
    return Interval(
      estimate: estimate, low: low, high: high, standardError: deviation, resampleCount: resampleCount,
      degenerateCount: resampleCount - figures.count)
  }

  private func resampled(
    _ recordCount: Int, _ generator: inout SplitMix64, _ figure: ([Int]) -> Double?
  ) -> [Double] {
    var drawn = Array(repeating: 0, count: recordCount)
    var figures: [Double] = []
    for _ in 0..<resampleCount {
      for place in drawn.indices { drawn[place] = generator.index(below: recordCount) }
      if let value = figure(drawn)?.ifFinite { figures.append(value) }
    }
    return figures
  }

  /// The probabilities whose quantiles end the interval.
  private func ends(
    _ estimate: Double, _ figures: [Double], _ recordCount: Int, _ figure: ([Int]) -> Double?
  ) -> (low: Double, high: Double)? {
    let tail = (1 - confidence) / 2
    guard method == .biasCorrected else { return (tail, 1 - tail) }
    guard let acceleration = acceleration(recordCount, figure) else { return nil }
    let below = figures.reduce(0.0) { $0 + ($1 < estimate ? 1 : $1 == estimate ? 0.5 : 0) }
    guard
      let bias = NormalDistribution.quantile(below / Double(figures.count)),
      let score = NormalDistribution.quantile(tail)
    else { return nil }
    func moved(_ score: Double) -> Double {
      let sum = bias + score
      let rest = 1 - acceleration * sum
      // Behind its pole the correction turns round: such a confidence asks for the outermost figure.
      guard rest > 0 else { return sum < 0 ? 0 : 1 }
      return NormalDistribution.tail(-(bias + sum / rest))
    }
    return (moved(score), moved(-score))
  }

  /// How fast the standard error changes with the figure: a sixth of the jackknife's skewness.
  private func acceleration(_ recordCount: Int, _ figure: ([Int]) -> Double?) -> Double? {
    var kept = Array(1..<Swift.max(recordCount, 1))
    var figures: [Double] = []
    for left in 0..<recordCount {
      // Leaves out the next record by putting the one before it in its place.
      if left > 0 { kept[left - 1] = left - 1 }
      guard !kept.isEmpty, let value = figure(kept)?.ifFinite else { return nil }
      figures.append(value)
    }
    let mean = figures.reduce(0, +) / Double(recordCount)
    let squares = figures.reduce(0.0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = figures.reduce(0.0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return squares > 0 ? cubes / squares / squares.squareRoot() / 6 : 0
  }
}
