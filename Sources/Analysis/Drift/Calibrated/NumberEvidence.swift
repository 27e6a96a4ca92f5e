internal import Glibc

/// The tests of a numeric feature over its bins: location, scale and shape.
///
/// Location is van der Waerden's sum of normal scores and scale Klotz's of their squares, both with their permutation
/// tails; shape is Kolmogorov and Smirnov's largest distance at the edges of the bins, with the finite-size tail of
/// ``KolmogorovDistribution``. Scores are those of the ranks in both windows together, and ties share the mean of theirs.
/// Normal scores see a shift at least as well as a comparison of means does, of whatever distribution, and no value can
/// outweigh the others. A shift is what mostly happens, so location has most of the level.
/// - Complexity: O(bins).
/// - Reference: van der Waerden, Indagationes Mathematicae 14 (1952), 453–458; Klotz, "Nonparametric Tests for Scale",
///   doi:10.1214/aoms/1177704576; Chernoff, Savage, "Asymptotic Normality and Efficiency of Certain Nonparametric Test
///   Statistics", doi:10.1214/aoms/1177706436.
struct NumberEvidence {
  let pair: WindowPair
  /// Of the check's level, what these tests may spend.
  let level: Double

  static let share = 0.9

  var evidence: DriftEvidence {
    let part = level / ThreeStatistics.factor(level)
    let scores = PooledNormalScores(zip(pair.reference.counts, pair.current.counts).map { $0 + $1 })
    let statistics = [
      score("van-der-waerden", scores.scores, scores.totals, part * ThreeStatistics.location),
      score("klotz", scores.squares, scores.totals, part * ThreeStatistics.scale),
      shape(part * ThreeStatistics.shape),
    ]
    let weights = [ThreeStatistics.location, ThreeStatistics.scale, ThreeStatistics.shape]
    let least = zip(statistics, weights).map { ($0.pValue ?? 1) / $1 }.min() ?? 1
    return DriftEvidence(
      statistics: statistics, pValue: Swift.min(1, least * ThreeStatistics.factor(least)), share: Self.share,
      effect: largestEffect)
  }

  private func shape(_ part: Double) -> DriftFinding.Statistic {
    var (below, distance) = ((reference: 0, current: 0), 0.0)
    for (p, q) in zip(pair.reference.counts, pair.current.counts) {
      below.reference += p
      below.current += q
      let difference =
        Double(below.reference) / Double(pair.referenceSize) - Double(below.current) / Double(pair.currentSize)
      distance = Swift.max(distance, abs(difference))
    }
    let root = pair.effectiveSize.squareRoot()
    let limiting = KolmogorovDistribution.limitingTail(root * distance)
    let size = Swift.max(1, Int(pair.effectiveSize))
    let scaled = Swift.min(distance * (pair.effectiveSize / Double(size)).squareRoot(), 1)
    // The exact tail matters where it is small.
    let pValue = limiting > 0.3 ? limiting : KolmogorovDistribution(count: size).tail(scaled)
    let threshold = (log(2 / part) / 2).squareRoot() / (root + 0.12 + 0.11 / root)
    return .init(id: "kolmogorov-smirnov", value: distance, pValue: pValue, threshold: Swift.min(threshold, 1))
  }

  /// The window's mean score less the reference's: for location in standard deviations, once the values are bent to a
  /// normal distribution; for scale the difference of the mean squares.
  private func score(_ id: String, _ scores: [Double], _ totals: [Int], _ part: Double) -> DriftFinding.Statistic {
    guard let tail = PermutationTail(scores: scores, totals: totals, current: pair.current.counts) else {
      return .init(id: id, value: 0, pValue: 1)
    }
    let unit = tail.meanDeviation * Double(pair.referenceSize + pair.currentSize) / Double(pair.referenceSize)
    let quantile = -(NormalDistribution.quantile(part / 2) ?? 0)
    return .init(id: id, value: tail.deviate * unit, pValue: tail.pValue, threshold: quantile * unit)
  }

  private var largestEffect: Double {
    var (reference, current, effect) = (0, 0, 0.0)
    for (p, q) in zip(pair.reference.counts, pair.current.counts) {
      reference += p
      current += q
      effect = Swift.max(effect, pair.effect(reference, current))
    }
    return effect
  }
}
