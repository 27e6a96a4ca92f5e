internal import Analysis

// What the last looks said in full. A look keeps its verdict and what it has seen; the rest follows from that.
extension DriftState {
  /// What the last look at a window says of a feature; `nil` before its first.
  ///
  /// - Complexity: O(bins), that of a check, unless it is kept.
  func finding(ofFeature feature: Int, window: Int) -> DriftFinding? {
    guard let look = looks[window] else { return nil }
    return courses[feature].finding(ofWindow: window)
      ?? DriftCheck(level: look.level, policy: policy).finding(
        reference: features[feature].bins, current: layout.counts(ofFeature: feature, in: look.counts))
  }

  /// The window that speaks most clearly of a feature: the gravest verdict, of equal ones the one with more evidence.
  func speaker(ofFeature feature: Int) -> (window: Int, finding: DriftFinding)? {
    var best: (window: Int, finding: DriftFinding)?
    for window in courses[feature].speakers {
      guard let finding = finding(ofFeature: feature, window: window) else { continue }
      if let known = best, !finding.isGraver(than: known.finding) { continue }
      best = (window, finding)
    }
    return best
  }

  /// How grave the last looks at a feature were; `nil` before the first.
  func gravity(ofFeature feature: Int) -> DriftGravity? {
    switch courses[feature].verdict {
    case nil: nil
    case .insufficientData: .tooFew
    case .stable: .stable
    case .warning: .note
    case .drift: speaker(ofFeature: feature).map { DriftGravity($0.finding) }
    }
  }
}
