internal import Glibc

/// Fisher's exact test of every category against all others, corrected for their number.
///
/// A category is known because the reference has shown it, or has shown it more often than others. So each is tested
/// among the counts with which it would be known, which makes up for the choice: of values that the reference showed
/// often by chance, fewer are bound to follow. What is not known is ``RareCategoryEvidence``'s.
/// Categories that stand too seldom in both windows together to reach the smallest p-value do not count.
/// - Complexity: O(categories), and O(deviation of the count) for each that moved.
/// - Reference: Tarone, doi:10.2307/2531456.
struct CategoryEvidence {
  let pair: WindowPair
  /// Of the check's level, what these tests may spend.
  let level: Double

  static let share = 0.54

  var evidence: DriftEvidence {
    let kept = KnownCategories(pair.reference)
    let tests = kept.bins.map { result($0, kept.cutoff) }
    let least = tests.map(\.pValue).min() ?? 1
    let rivals = Swift.max(1, tests.count { $0.leastPValue <= least } - (isPair ? 1 : 0))
    let effect = tests.map(\.effect).max() ?? 0
    let spoken = tests.max { ($0.pValue, $1.effect) > ($1.pValue, $0.effect) }
    let part = level / Double(Swift.max(1, tests.count - (isPair ? 1 : 0)))
    let threshold = -(NormalDistribution.quantile(part / 2) ?? 0) * pair.effectDeviation
    let pValue = Swift.min(1, least * Double(rivals))
    return DriftEvidence(
      statistics: [.init(id: "fisher", value: spoken?.effect ?? 0, pValue: pValue, threshold: threshold)],
      pValue: pValue, share: Self.share, effect: effect)
  }

  /// Whether the p-value is certain to exceed `bar`: it is no less than the smallest of all tests.
  func isCertain(toExceed bar: Double) -> Bool {
    let ordinary = OrdinaryCounts(pair.currentSize, of: pair.currentSize + pair.referenceSize, bar: bar)
    for bin in KnownCategories(pair.reference).bins {
      let count = pair.current.counts[bin]
      guard ordinary.contain(count, of: pair.reference.counts[bin] + count) else { return false }
    }
    return true
  }

  /// Of two categories each is the other's rest: one test.
  private var isPair: Bool { pair.reference.counts.count == 2 && pair.current.unseenCount == 0 }

  private func result(_ bin: Int, _ cutoff: Int) -> (pValue: Double, leastPValue: Double, effect: Double) {
    let (known, current) = (pair.reference.counts[bin], pair.current.counts[bin])
    let test = HypergeometricTest(
      marked: known + current, sampled: pair.currentSize, population: pair.currentSize + pair.referenceSize,
      reserved: Swift.min(cutoff, known))
    return (test.pValue(current), test.leastPValue, pair.effect(known, current))
  }
}

/// The categories that a reference tells apart, and what it took to be one of them.
struct KnownCategories {
  /// Their bins.
  let bins: Range<Int>
  /// The fewest values of the reference with which a category would be known.
  let cutoff: Int
  /// Values of the reference in all other categories.
  let restCount: Int
  let hasRest: Bool

  init(_ reference: BinnedFeature) {
    let counts = reference.counts
    hasRest = if case .categories(_, true) = reference.bins { true } else { false }
    bins = 0..<(hasRest ? counts.count - 1 : counts.count)
    let least = counts[bins].min() ?? 0
    cutoff = hasRest ? Swift.max(1, least) : 1
    restCount = hasRest ? counts[bins.upperBound] : 0
  }
}
