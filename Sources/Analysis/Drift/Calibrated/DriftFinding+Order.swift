internal import Glibc

extension DriftFinding {
  /// How clearly it speaks: the decimal logarithm of 1 / p, at most 300; `nil` without a p-value.
  public var evidence: Double? {
    pValue.map { $0 > 0 ? max(0, min(300, -log10($0))) : 300 }
  }

  /// Values that the window needs for a verdict; `nil` where it has one, or where the reference is too small for any
  /// window.
  public var need: Int? {
    guard case .insufficientData(let need) = verdict, need < .max else { return nil }
    return need
  }

  /// Whether no window, however long, could show what is wanted: the reference itself has too few values.
  public var lacksReference: Bool { verdict == .insufficientData(need: .max) }

  /// Drift by evidence, then notes, then what is stable, then what has too few.
  public func isGraver(than other: DriftFinding) -> Bool {
    let (left, right) = (verdict.rank, other.verdict.rank)
    return left == right ? (evidence ?? 0) > (other.evidence ?? 0) : left > right
  }
}
