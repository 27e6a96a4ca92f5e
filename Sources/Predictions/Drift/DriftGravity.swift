public import Analysis

/// How grave a finding is: the steps of the heat map.
public enum DriftGravity: UInt8, Sendable, Comparable, CaseIterable {
  case tooFew, stable, note, drift, strongDrift

  /// Cohen's h from which on drift is strong; what Cohen calls a medium effect.
  public static let strongEffect = 0.5

  public init(_ finding: DriftFinding) {
    switch finding.verdict {
    case .insufficientData: self = .tooFew
    case .stable: self = .stable
    case .warning: self = .note
    case .drift: self = (finding.effect ?? 0) >= Self.strongEffect ? .strongDrift : .drift
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
