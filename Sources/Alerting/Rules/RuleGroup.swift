public import PromQL
public import Telemetry

/// Rules that are evaluated one after the other at the same times.
///
/// - Reference: Prometheus, "Defining recording rules", `<rule_group>`.
public struct RuleGroup: Sendable, Equatable, Codable {
  public var name: String
  /// The file it stands in; empty for driftop's own.
  public var file: String
  /// Time between evaluations, at least 1 ms.
  public var interval: Duration
  /// How far behind the time of an evaluation the data is looked at.
  public var queryOffset: Duration
  /// The most alerts or series that a rule may give; 0: no limit.
  public var limit: Int
  /// Added to every rule's; a rule's own label wins.
  public var labels: [Label]
  public var rules: [Rule]

  public init(
    name: String, file: String = "", interval: Duration = .seconds(60), queryOffset: Duration = .zero, limit: Int = 0,
    labels: [Label] = [], rules: [Rule] = []
  ) {
    self.name = name
    self.file = file
    self.interval = interval
    self.queryOffset = queryOffset
    self.limit = limit
    self.labels = labels
    self.rules = rules
  }
}

/// One rule of a group.
public struct Rule: Sendable {
  public enum Kind: Sendable, Equatable, Codable {
    /// Fires where the expression gives a series.
    case alerting(Hold)
    /// Stores what the expression gives under the rule's name.
    case recording
  }

  /// How long an alert waits before it fires, and how long it stays.
  public struct Hold: Sendable, Equatable, Codable {
    /// `for`: how long the condition must hold before the alert fires.
    public var holdDuration: Duration
    /// `keep_firing_for`: how long a firing alert stays after its condition is gone.
    public var keepFiringFor: Duration

    public init(holdDuration: Duration = .zero, keepFiringFor: Duration = .zero) {
      self.holdDuration = holdDuration
      self.keepFiringFor = keepFiringFor
    }
  }

  public var kind: Kind
  /// The alert's name, or that of the recorded series.
  public var name: String
  public var expression: Expression
  /// As it stands in the file.
  public var expressionText: String
  /// Templates for an alerting rule, values for a recording one.
  public var labels: [Label]
  /// Templates.
  public var annotations: [Label]
  /// Where it stands in its file, from 1.
  public var line: Int

  public init(
    _ kind: Kind, name: String, expression: Expression, expressionText: String, labels: [Label] = [],
    annotations: [Label] = [], line: Int = 1
  ) {
    self.kind = kind
    self.name = name
    self.expression = expression
    self.expressionText = expressionText
    self.labels = labels
    self.annotations = annotations
    self.line = line
  }
}

extension Rule: Equatable {
  /// By what stands in the file, of which the expression is made.
  public static func == (left: Rule, right: Rule) -> Bool {
    left.kind == right.kind && left.line == right.line && left.labels == right.labels
      && left.annotations == right.annotations && left.name.utf8.elementsEqual(right.name.utf8)
      && left.expressionText.utf8.elementsEqual(right.expressionText.utf8)
  }
}
