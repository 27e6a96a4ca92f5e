public import Telemetry

/// How a rule fared at its last evaluation.
public struct RuleHealth: Sendable, Equatable, Codable {
  public var group: String
  public var rule: String
  /// A sentence; `nil` when all is well.
  public var fault: String?
  public var lastEvaluation: Timestamp?
  /// Series that the expression gave.
  public var seriesCount = 0

  public init(group: String, rule: String) {
    self.group = group
    self.rule = rule
  }
}
