/// Says whether a window's values of a feature come from another distribution than the reference's.
///
///     let finding = DriftCheck(level: 1e-5).finding(reference: feature, current: counts)
///     finding.verdict  // .drift
///
/// Without drift the verdict is `.drift` or `.warning` in at most `level` of all windows, at any sizes: every tail is exact
/// or a saddlepoint's, and the tests share the level. Numbers are compared in location, scale and shape, categories each
/// with the rest; missing and foreign values, unseen categories and numbers beyond the range have their own tests.
/// What is certain is said at any size. What is not certain is `.stable` only where a shift of `wantedEffect` would be
/// found in four of five windows of these sizes, and `.insufficientData` elsewhere; where the reference alone is too
/// small for that, it needs `.max`.
public struct DriftCheck: Sendable, Equatable {
  /// What is asked of a change beside that it is certain.
  public struct Policy: Sendable, Hashable, Codable {
    /// Cohen's h from which on a certain change is drift rather than a note.
    public var minimumEffect = 0.05
    /// A window that could not show even this effect says nothing.
    public var wantedEffect = 0.5

    public init() {}
  }

  /// Chance of a false alarm that this check may spend.
  public var level: Double
  public var policy: Policy

  /// - Precondition: the level lies between 0 and 1.
  public init(level: Double, policy: Policy = Policy()) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    self.level = level
    self.policy = policy
  }

  /// - Precondition: `current` counts the bins of `reference`.
  /// - Complexity: O(bins), with O(√n) more for a share that moved.
  public func finding(reference: BinnedFeature, current: BinnedCounts) -> DriftFinding {
    precondition(reference.counts.count == current.counts.count, "a window is counted in the bins of its reference")
    let pair = WindowPair(reference: reference, current: current)
    var finding = DriftFinding(
      verdict: .insufficientData(need: 1), level: level, referenceSize: pair.referenceSize,
      currentSize: pair.currentSize)
    guard pair.allReference > 0, pair.allCurrent > 0 else { return finding }
    let evidence = evidence(pair)
    let pValue = Swift.max(SharedLevel.pValue(evidence), 1e-300)
    let effect = evidence.map(\.effect).max() ?? 0
    finding.pValue = pValue
    finding.effect = effect
    finding.statistics = evidence.flatMap(\.statistics)
    finding.decisive = evidence.min { $0.pValue / $0.share < $1.pValue / $1.share }?.decisive
    let power = WindowPower(pair, level: level * mainShare(pair))
    finding.smallestDetectableEffect = power.smallestEffect
    if pValue <= level {
      finding.verdict = effect >= policy.minimumEffect ? .drift : .warning
    } else {
      let need = power.need(for: policy.wantedEffect)
      finding.verdict = need > pair.currentSize ? .insufficientData(need: need) : .stable
    }
    return finding
  }

  private func evidence(_ pair: WindowPair) -> [DriftEvidence] {
    let integrity = IntegrityEvidence(pair: pair, level: level)
    var evidence = [integrity.missing, integrity.foreign]
    guard pair.referenceSize > 0, pair.currentSize > 0 else { return evidence }
    if pair.reference.isNumeric {
      evidence.insert(NumberEvidence(pair: pair, level: level * NumberEvidence.share).evidence, at: 0)
      evidence.append(integrity.range)
    } else {
      evidence.insert(CategoryEvidence(pair: pair, level: level * CategoryEvidence.share).evidence, at: 0)
      evidence.append(RareCategoryEvidence(pair: pair, level: level * RareCategoryEvidence.share).evidence)
    }
    return evidence
  }

  /// Of the level, what the statistic of the distribution itself may spend that finds a shift.
  func mainShare(_ pair: WindowPair) -> Double {
    guard pair.reference.isNumeric else {
      return CategoryEvidence.share / Double(Swift.max(1, pair.reference.counts.count))
    }
    return NumberEvidence.share * ThreeStatistics.location / ThreeStatistics.factor(level)
  }
}
