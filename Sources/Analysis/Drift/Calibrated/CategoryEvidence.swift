internal import Glibc

/// Fisher's exact test of every category against all others, corrected for their number.
///
/// Categories that stand too seldom in both windows together to reach the smallest p-value do not count.
/// - Complexity: O(categories), and O(deviation of the count) for each that moved.
/// - Reference: Tarone, doi:10.2307/2531456.
struct CategoryEvidence {
  let pair: WindowPair
  /// Of the check's level, what these tests may spend.
  let level: Double
  /// Of the level.
  let share: Double

  static let share = 0.54

  var evidence: DriftEvidence {
    let tests = pair.reference.counts.indices.map(result)
    let least = tests.map(\.pValue).min() ?? 1
    let rivals = Swift.max(1, tests.count { $0.leastPValue <= least } - (isPair ? 1 : 0))
    let effect = tests.map(\.effect).max() ?? 0
    let spoken = tests.max { ($0.pValue, $1.effect) > ($1.pValue, $0.effect) }
    let part = level / Double(Swift.max(1, tests.count - (isPair ? 1 : 0)))
    let threshold = -(NormalDistribution.quantile(part / 2) ?? 0) * pair.effectDeviation
    let pValue = Swift.min(1, least * (Double(rivals) + hiddenRivals))
    return DriftEvidence(
      statistics: [.init(id: "fisher", value: spoken?.effect ?? 0, pValue: pValue, threshold: threshold)],
      pValue: pValue, share: share, effect: effect)
  }

  /// Of two categories each is the other's rest: one test.
  private var isPair: Bool { pair.reference.counts.count == 2 && pair.current.unseenCount == 0 }

  private var rest: Int? {
    guard case .categories(let labels, true) = pair.reference.bins else { return nil }
    return labels.count
  }

  /// Kept were those that the reference happened to show most often; as many others might have been.
  private var hiddenRivals: Double {
    guard let rest, let least = pair.reference.counts[..<rest].min(), least > 0 else { return 0 }
    return Double(pair.reference.counts[rest]) / Double(least)
  }

  private func result(_ bin: Int) -> (pValue: Double, leastPValue: Double, effect: Double) {
    let (known, current) = (pair.reference.counts[bin], pair.current.counts[bin])
    guard bin == rest else { return result(known, current) }
    // Without one of its values, a category that is only just kept would be one of the rest: a new value falls into the
    // rest as often as the reference's fall or would fall there. The count in between that is nearest is held against.
    let kept = pair.reference.counts[..<bin]
    let least = kept.min() ?? 0
    let marginal = kept.reduce(0) { $1 <= least + 1 ? $0 + $1 : $0 }
    let expected = Double(current) / Double(pair.currentSize) * Double(pair.referenceSize)
    return result(Swift.min(Swift.max(Int(expected.rounded()), known), known + marginal), current)
  }

  private func result(_ referenceCount: Int, _ currentCount: Int)
    -> (pValue: Double, leastPValue: Double, effect: Double)
  {
    let test = HypergeometricTest(
      marked: referenceCount + currentCount, sampled: pair.currentSize,
      population: pair.currentSize + pair.referenceSize)
    return (test.pValue(currentCount), test.leastPValue, pair.effect(referenceCount, currentCount))
  }
}
