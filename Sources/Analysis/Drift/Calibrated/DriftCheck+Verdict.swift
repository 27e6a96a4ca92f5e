extension DriftCheck {
  /// Above it hardly anything is saved, and bounds would lie near what they bound.
  private static let largestLevel = 0.01
  /// How far a p-value must lie beyond the level before its exact value does not matter: covers every rounding.
  private static let distance = 2.0

  /// As the verdict of ``finding(reference:current:)``, which is worked out only where this takes it.
  ///
  ///     DriftCheck(level: 1e-5).verdict(reference: feature, current: counts)  // .stable
  ///
  /// - Precondition: `current` counts the bins of `reference`.
  /// - Complexity: O(bins), mostly without a logarithm; that of ``finding(reference:current:)`` where an alarm is near.
  public func verdict(reference: BinnedFeature, current: BinnedCounts) -> Verdict {
    ordinaryVerdict(reference: reference, current: current)
      ?? finding(reference: reference, current: current).verdict
  }

  /// The verdict of a window that lies far from any alarm; `nil` where only ``finding(reference:current:)`` can tell.
  ///
  /// Let every group of tests have a p-value of more than twice the level. The group that speaks most clearly for its
  /// share of the level, with p and s, is that of all when p is multiplied by what is spent over s. Numbers, or
  /// categories, have the largest share and always spend it (their smallest possible p-value counts as 0), so that this
  /// quotient is at least 1 and nothing is certain. What is needed then follows from the sizes alone.
  /// - Precondition: `current` counts the bins of `reference`.
  /// - Complexity: O(bins).
  public func ordinaryVerdict(reference: BinnedFeature, current: BinnedCounts) -> Verdict? {
    precondition(reference.counts.count == current.counts.count, "a window is counted in the bins of its reference")
    let pair = WindowPair(reference: reference, current: current)
    guard pair.allReference > 0, pair.allCurrent > 0 else { return .insufficientData(need: 1) }
    // Without numbers or categories on both sides nothing is sure to spend its share.
    guard level <= Self.largestLevel, pair.referenceSize > 0, pair.currentSize > 0, isQuiet(pair) else { return nil }
    let mainLevel = level * mainShare(pair)
    if WindowPower.shows(policy.wantedEffect, pair, level: mainLevel) { return .stable }
    let need = WindowPower(pair, level: mainLevel).need(for: policy.wantedEffect)
    return need > pair.currentSize ? .insufficientData(need: need) : .stable
  }

  /// Whether no group of tests can have come near the level; the cheapest first.
  private func isQuiet(_ pair: WindowPair) -> Bool {
    let bar = level * Self.distance
    let integrity = IntegrityEvidence(pair: pair, level: level)
    guard integrity.areSharesCertain(toExceed: bar) else { return false }
    guard pair.reference.isNumeric else {
      return RareCategoryEvidence(pair: pair, level: level).isCertain(toExceed: bar)
        && CategoryEvidence(pair: pair, level: level).isCertain(toExceed: bar)
    }
    return integrity.isRangeCertain(toExceed: bar)
      && NumberEvidence(pair: pair, level: level).isCertain(toExceed: bar)
  }
}
