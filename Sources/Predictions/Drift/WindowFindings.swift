public import Analysis
public import Telemetry

/// What the checks say of one feature over one window.
public struct FeatureFinding: Sendable {
  public var name: String
  public var path: String
  public var isNumeric: Bool
  public var finding: DriftFinding
  /// Over tenths of the reference or its categories; `nil` where either side has no value.
  public var psi: Double?
  /// What is wrong with its values besides: one sentence each.
  public var faults: [String]
  /// When the alert began that still lasts; `nil` without one, and in a report.
  public var alertStart: Timestamp?
  /// When what the alert is about began, as far as the window shows.
  public var onset: Timestamp?
}

/// What the checks say of all features over one window.
public struct WindowFindings: Sendable {
  /// Nanoseconds, or record numbers where not `isTime`; the end is left out.
  public var start: Int64
  public var end: Int64
  public var isTime: Bool
  /// Whether it is everything beyond the reference.
  public var isWhole: Bool
  public var recordCount: Int
  /// Chance of a false alarm of each check.
  public var level: Double
  /// In the order of the reference.
  public var findings: [FeatureFinding]
}
