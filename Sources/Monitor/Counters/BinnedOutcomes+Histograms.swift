internal import Analysis

/// Scores of records of one actual class, as one histogram counted them in a stretch of time.
struct CountedScores {
  var isPositive: Bool
  /// How many scores lie at or below a bound; infinity may be missing.
  var cumulative: [Double: Double]

  /// Counts of one histogram that come from different scrapes can fall a little; they are held up.
  fileprivate var rising: [(bound: Double, count: Double)] {
    var highest = 0.0
    return cumulative.sorted { $0.key < $1.key }.map { bound, count in
      highest = max(highest, count)
      return (bound, highest)
    }
  }
}

extension BinnedOutcomes {
  /// The sum of histograms, which need not have the same buckets: a bin ends where every one of them has a bound, since
  /// only there is known how many of all scores lie below.
  ///
  /// - Returns: `nil` when nothing was counted, or the histograms have no finite bound in common.
  init?(_ histograms: [CountedScores]) {
    let filled = histograms.map { (isPositive: $0.isPositive, counts: $0.rising) }
      .filter { ($0.counts.last?.count ?? 0) > 0 }
    guard let first = filled.first else { return nil }
    var shared = Set(first.counts.map(\.bound))
    for histogram in filled.dropFirst() { shared.formIntersection(histogram.counts.map(\.bound)) }
    let finite = shared.filter(\.isFinite).sorted()
    guard !finite.isEmpty else { return nil }
    let bounds = finite + [.infinity]
    var positives = Array(repeating: 0.0, count: bounds.count)
    var negatives = positives
    for (isPositive, counts) in filled {
      let countAt = Dictionary(counts.map { ($0.bound, $0.count) }) { $1 }
      let total = counts.last?.count ?? 0
      var below = 0.0
      for (bin, bound) in bounds.enumerated() {
        let count = bound.isFinite ? countAt[bound] ?? below : total
        if isPositive { positives[bin] += count - below } else { negatives[bin] += count - below }
        below = count
      }
    }
    self.init(upperBounds: bounds, positives: positives, negatives: negatives)
  }
}
