internal import Glibc

/// Values of the categories that the reference has not shown, or too seldom to tell them apart.
///
/// Those that it shows more often next time are partly ones that it has only just shown often enough now: so the values
/// are tested by ``RareCategoryTail``, which allows for that.
/// - Complexity: O(categories).
struct RareCategoryEvidence {
  let pair: WindowPair
  /// Of the check's level, what this test may spend.
  let level: Double

  static let share = 0.4

  var evidence: DriftEvidence {
    let known = KnownCategories(pair.reference)
    let count = known.hasRest ? pair.current.counts[known.bins.upperBound] : pair.current.unseenCount
    let tail = RareCategoryTail(
      counts: Array(pair.reference.counts[known.bins]), known: known, growth: growth)
    let size = Double(pair.currentSize)
    let statistic = DriftFinding.Statistic(
      id: known.hasRest ? "rest" : "unseen", value: Double(count) / size, pValue: pValue(count, known, tail),
      threshold: Swift.min(1, Double(tail.count(at: level)) / size))
    return DriftEvidence(
      statistics: [statistic], pValue: statistic.pValue ?? 1, leastPValue: leastPValue(count, known, tail),
      share: Self.share, effect: effect(count, known, tail))
  }

  /// Whether the p-value is certain to exceed `bar`.
  func isCertain(toExceed bar: Double) -> Bool {
    let (known, current) = (KnownCategories(pair.reference), pair.current)
    let count = known.hasRest ? current.counts[known.bins.upperBound] : current.unseenCount
    if known.hasRest {
      let ordinary = OrdinaryCounts(pair.currentSize, of: pair.currentSize + pair.referenceSize, bar: bar)
      guard ordinary.contain(count, of: known.restCount + count) else { return false }
    }
    // No more than are expected without a change: the tail is 1.
    if Double(count) - 0.5 <= Double(known.restCount + 1) * growth { return true }
    let tail = RareCategoryTail(
      counts: Array(pair.reference.counts[known.bins]), known: known, growth: growth)
    return tail.pValue(count) > bar
  }

  /// Values of the window for one of the reference.
  private var growth: Double { Double(pair.currentSize) / Double(pair.referenceSize) }

  /// A new category makes them more; that they vanish is worth a test only where the reference has some.
  private func pValue(_ count: Int, _ known: KnownCategories, _ tail: RareCategoryTail) -> Double {
    guard known.hasRest else { return tail.pValue(count) }
    let fewer = HypergeometricTest(
      marked: known.restCount + count, sampled: pair.currentSize, population: pair.currentSize + pair.referenceSize)
    return Swift.min(1, 2 * Swift.min(tail.pValue(count), fewer.lowerTail(count)))
  }

  /// All in the window, as many as they are.
  private func leastPValue(_ count: Int, _ known: KnownCategories, _ tail: RareCategoryTail) -> Double {
    guard !known.hasRest else { return 0 }
    return pow(growth / (1 + growth), Double(count) + tail.expectedInReference)
  }

  private func effect(_ count: Int, _ known: KnownCategories, _ tail: RareCategoryTail) -> Double {
    // Between what the rest has and what would be in it next time, nothing has changed.
    let expected = Double(count) / growth
    let nearest = Swift.min(Swift.max(expected, Double(known.restCount)), tail.expectedInReference)
    return CohenEffect.between(nearest / Double(pair.referenceSize), Double(count) / Double(pair.currentSize))
  }
}
