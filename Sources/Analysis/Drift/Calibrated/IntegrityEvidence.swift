internal import Glibc

/// What no distribution of the reference's kind explains: missing and foreign values, numbers beyond the reference's
/// range. Each is one exact test of a share.
struct IntegrityEvidence {
  let pair: WindowPair
  /// Of the whole check.
  let level: Double

  static let missingShare = 0.04
  static let foreignShare = 0.02
  static let rangeShare = 0.04

  /// Missing values against those there, either way.
  var missing: DriftEvidence {
    share(
      "missing", Share(pair.reference.missingCount, of: pair.allReference),
      Share(pair.current.missingCount, of: pair.allCurrent), Self.missingShare, isTwoSided: true)
  }

  /// Texts among numbers, or numbers among texts.
  var foreign: DriftEvidence {
    share(
      "foreign", Share(0, of: pair.allReference), Share(pair.current.foreignCount, of: pair.allCurrent),
      Self.foreignShare)
  }

  /// Numbers below the smallest or above the largest of the reference.
  ///
  /// Where the highest k of all values are the window's, chance has chosen k of them from the window: exact without
  /// ties, and careful with them.
  var range: DriftEvidence {
    let counts = pair.current.counts
    let ends = [counts.first ?? 0, counts.count > 1 ? counts[counts.count - 1] : 0]
    let reference = Share(0, of: pair.referenceSize)
    var evidence = ends.map { share("range", reference, Share($0, of: pair.currentSize), Self.rangeShare / 2) }
    let least = evidence[0].pValue <= evidence[1].pValue ? 0 : 1
    var result = evidence.remove(at: least)
    result.pValue = Swift.min(1, 2 * result.pValue)
    result.statistics[0].pValue = result.pValue
    result.leastPValue = 0
    result.share = Self.rangeShare
    return result
  }

  /// Whether the p-values of ``missing`` and ``foreign`` are certain to exceed `bar`.
  func areSharesCertain(toExceed bar: Double) -> Bool {
    let missing = pair.current.missingCount + pair.reference.missingCount
    guard missing + pair.current.foreignCount > 0 else { return true }
    let ordinary = OrdinaryCounts(pair.allCurrent, of: pair.allCurrent + pair.allReference, bar: bar)
    return ordinary.contain(pair.current.missingCount, of: missing)
      && ordinary.contain(pair.current.foreignCount, of: pair.current.foreignCount)
  }

  /// Whether the p-value of ``range`` is certain to exceed `bar`.
  func isRangeCertain(toExceed bar: Double) -> Bool {
    let counts = pair.current.counts
    let (low, high) = (counts.first ?? 0, counts.count > 1 ? counts[counts.count - 1] : 0)
    guard low + high > 0 else { return true }
    let ordinary = OrdinaryCounts(pair.currentSize, of: pair.currentSize + pair.referenceSize, bar: bar)
    return ordinary.contain(low, of: low) && ordinary.contain(high, of: high)
  }

  /// Marked values among all of a window.
  private struct Share {
    let marked: Int
    let size: Int

    init(_ marked: Int, of size: Int) {
      self.marked = marked
      self.size = size
    }

    var value: Double { size > 0 ? Double(marked) / Double(size) : 0 }
  }

  private func share(
    _ id: String, _ reference: Share, _ current: Share, _ part: Double, isTwoSided: Bool = false
  ) -> DriftEvidence {
    guard reference.size > 0, current.size > 0 else {
      return DriftEvidence(
        statistics: [.init(id: id, value: current.value, pValue: 1)], pValue: 1, leastPValue: 1, share: part,
        effect: 0)
    }
    let test = HypergeometricTest(
      marked: reference.marked + current.marked, sampled: current.size, population: current.size + reference.size)
    let pValue = isTwoSided ? test.pValue(current.marked) : test.upperTail(current.marked)
    let least = test.leastPValue / (isTwoSided ? 1 : 2)
    let statistic = DriftFinding.Statistic(
      id: id, value: current.value, pValue: pValue, threshold: threshold(reference, current.size, level * part))
    return DriftEvidence(
      statistics: [statistic], pValue: pValue, leastPValue: least, share: part,
      effect: CohenEffect.between(reference.value, current.value))
  }

  /// The share from which on a window of this size is called certain.
  private func threshold(_ reference: Share, _ size: Int, _ part: Double) -> Double {
    guard reference.marked > 0 else {
      // All of them in the window: (n / (n + m))ᵏ.
      let count = (log(part) / log(Double(size) / Double(size + reference.size))).rounded(.up)
      return Swift.min(1, count / Double(size))
    }
    let quantile = -(NormalDistribution.quantile(part / 2) ?? 0)
    let deviation = (1 / Double(size) + 1 / Double(reference.size)).squareRoot()
    return CohenEffect.share(quantile * deviation, above: reference.value)
  }
}
