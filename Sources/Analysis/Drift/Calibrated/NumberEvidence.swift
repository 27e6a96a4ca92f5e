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

  /// Whether the p-value is certain to exceed `bar`, which has to be small.
  ///
  /// It is the smallest of three p-values over their weights, times a factor that is larger than each of the weights: so it
  /// exceeds what all three exceed.
  func isCertain(toExceed bar: Double) -> Bool {
    // Values that no bin holds are of no number.
    guard pair.current.unseenCount == 0 else { return false }
    let bounds = NumberBounds(pair)
    let (size, scaled) = shapeScale(bounds.distance)
    guard
      KolmogorovBound.isCertain(count: size, scaled, toExceed: bar) || shapePValue(bounds.distance) > bar
    else { return false }
    let isLocationCertain = isCertain(bounds, bounds.location, isScale: false, bar)
    let isScaleCertain = isCertain(bounds, bounds.scale, isScale: true, bar)
    if isLocationCertain, isScaleCertain { return true }
    let scores = PooledNormalScores(zip(pair.reference.counts, pair.current.counts).map { $0 + $1 })
    func exceeds(_ values: [Double]) -> Bool {
      let tail = PermutationTail(scores: values, totals: scores.totals, current: pair.current.counts)
      return tail.map { $0.pValue > bar } ?? true
    }
    return (isLocationCertain || exceeds(scores.scores)) && (isScaleCertain || exceeds(scores.squares))
  }

  private func isCertain(_ bounds: NumberBounds, _ sum: NumberBounds.ScoreSum, isScale: Bool, _ bar: Double) -> Bool {
    let deviate = bounds.deviate(sum)
    if deviate.most < PermutationTail.ordinaryDeviate { return true }
    // Further out the bound says nothing.
    guard deviate.most < 5 else { return false }
    let bound = SaddlepointBound(
      scores: bounds.scores(pair, of: sum, isScale: isScale), referenceSize: Double(pair.referenceSize),
      currentSize: Double(pair.currentSize))
    return bound.isCertain(from: deviate.least, to: deviate.most, toExceed: bar)
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
    let threshold = (log(2 / part) / 2).squareRoot() / (root + 0.12 + 0.11 / root)
    return .init(
      id: "kolmogorov-smirnov", value: distance, pValue: shapePValue(distance), threshold: Swift.min(threshold, 1))
  }

  private func shapePValue(_ distance: Double) -> Double {
    let limiting = KolmogorovDistribution.limitingTail(pair.effectiveSize.squareRoot() * distance)
    // The exact tail matters where it is small.
    guard limiting <= 0.3 else { return limiting }
    let (size, scaled) = shapeScale(distance)
    return KolmogorovDistribution(count: size).tail(scaled)
  }

  /// How many values against a known distribution would say as much, and a distance in their unit.
  private func shapeScale(_ distance: Double) -> (size: Int, distance: Double) {
    let size = Swift.max(1, Int(pair.effectiveSize))
    return (size, Swift.min(distance * (pair.effectiveSize / Double(size)).squareRoot(), 1))
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
