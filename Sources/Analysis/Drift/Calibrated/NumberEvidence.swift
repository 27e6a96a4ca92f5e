internal import Glibc

/// The tests of a numeric feature over its bins: shape, location and scale.
///
/// Shape is Kolmogorov and Smirnov's largest distance at the edges of the bins, with the finite-size tail of
/// ``KolmogorovDistribution``; location is Mann and Whitney's rank sum and scale Mood's squared ranks, both with their
/// permutation tails. Ranks are those of both windows together, and ties share theirs.
/// - Complexity: O(bins).
/// - Reference: Mood, "On the Asymptotic Efficiency of Certain Nonparametric Two-Sample Tests",
///   doi:10.1214/aoms/1177728719; Mann, Whitney, doi:10.1214/aoms/1177730491.
struct NumberEvidence {
  let pair: WindowPair
  /// Of the check's level, what these tests may spend.
  let level: Double

  static let share = 0.9

  var evidence: DriftEvidence {
    // Each of the three at its part of the level; the parts are equal.
    let part = level / ThreeStatistics.factor(level)
    let statistics = [shape(part)] + ranks(part)
    let least = statistics.compactMap(\.pValue).min() ?? 1
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

  /// Location as the probability of superiority less that of inferiority, scale as the mean of Mood's scores over the
  /// one expected less 1.
  private func ranks(_ part: Double) -> [DriftFinding.Statistic] {
    let totals = zip(pair.reference.counts, pair.current.counts).map { $0 + $1 }
    let all = Double(totals.reduce(0, +))
    var before = 0.0
    let middles = totals.map { total in
      defer { before += Double(total) / all }
      return before + Double(total) / all / 2 - 0.5
    }
    // With ties, Mood's score of a bin is the mean over its ranks.
    let squares = zip(middles, totals).map { middle, total in
      let width = Double(total) / all
      return middle * middle + width * width / 12
    }
    let other = all / Double(pair.referenceSize)
    return [
      statistic("mann-whitney", middles, totals, (part, unit: 2 * other)),
      statistic("mood", squares, totals, (part, unit: 12)),
    ]
  }

  private func statistic(
    _ id: String, _ scores: [Double], _ totals: [Int], _ scale: (part: Double, unit: Double)
  ) -> DriftFinding.Statistic {
    guard let tail = PermutationTail(scores: scores, totals: totals, current: pair.current.counts) else {
      return .init(id: id, value: 0, pValue: 1)
    }
    let unit = tail.meanDeviation * scale.unit
    let quantile = -(NormalDistribution.quantile(scale.part / 2) ?? 0)
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

/// The smallest of the p-values of shape, location and scale, as a p-value.
///
/// Without drift all three are functionals of one Brownian bridge, so the chance that the smallest is at most x is x
/// times a factor that hardly depends on x. It was simulated for 64 bins of equal size; ties make it smaller.
/// - Reference: the simulation is Owen, Maximov, Chertkov's, "Importance Sampling the Union of Rare Events with an
///   Application to Power Systems Analysis", arXiv:1710.06965; Tests/Benchmarks/Drift/Scripts/three_statistics.py.
enum ThreeStatistics {
  /// At p-values of 1, .3, .1, .03, .01, .001, .0001, .00001 and less: within ±.005.
  private static let table: [(decades: Double, factor: Double)] = [
    (0, 1), (0.523, 1.755), (1, 2.009), (1.523, 2.14), (2, 2.2), (3, 2.265), (4, 2.295), (5, 2.31), (6, 2.32),
  ]

  static func factor(_ pValue: Double) -> Double {
    let decades = -log10(Swift.max(pValue, 1e-300))
    guard let next = table.firstIndex(where: { $0.decades >= decades }), next > 0 else {
      return decades <= 0 ? 1 : table[table.count - 1].factor
    }
    let (low, high) = (table[next - 1], table[next])
    return low.factor + (high.factor - low.factor) * (decades - low.decades) / (high.decades - low.decades)
  }
}
