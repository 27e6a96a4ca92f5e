internal import Glibc

/// Says whether a window's values of a feature come from another distribution than the reference's.
///
///     let finding = DriftCheck(level: 1e-5).finding(reference: feature, current: counts)
///     finding.verdict  // .drift
///
/// Without drift the verdict is `.drift` or `.warning` in at most `level` of all windows.
public struct DriftCheck: Sendable, Equatable {
  /// What is asked of a change beside that it is certain.
  public struct Policy: Sendable, Hashable {
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
  /// - Complexity: O(bins).
  public func finding(reference: BinnedFeature, current: BinnedCounts) -> DriftFinding {
    precondition(reference.counts.count == current.counts.count, "a window is counted in the bins of its reference")
    let (m, n) = (reference.count, current.count)
    var finding = DriftFinding(verdict: .stable, level: level, referenceSize: m, currentSize: n)
    guard m > 0, n > 0 else {
      finding.verdict = .insufficientData(need: 1)
      return finding
    }
    // The stand-in for the calibrated tests: the largest distance over the bins, with its asymptotic bound.
    var (cumulated, distance) = ((0.0, 0.0), 0.0)
    for (p, q) in zip(reference.counts, current.counts) {
      cumulated.0 += Double(p) / Double(m)
      cumulated.1 += Double(q) / Double(n)
      distance = max(distance, abs(cumulated.0 - cumulated.1))
    }
    let size = Double(m) * Double(n) / Double(m + n)
    let pValue = min(1, 2 * exp(-2 * size * distance * distance))
    finding.pValue = pValue
    finding.effect = 2 * distance
    finding.decisive = "kolmogorov-smirnov"
    finding.statistics = [.init(id: "kolmogorov-smirnov", value: distance, pValue: pValue)]
    if pValue <= level { finding.verdict = 2 * distance >= policy.minimumEffect ? .drift : .warning }
    return finding
  }
}
