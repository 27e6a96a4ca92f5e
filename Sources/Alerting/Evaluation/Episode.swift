public import Telemetry

/// One stretch of an alert's life: from the evaluation that found its condition to the one that found it gone.
public struct Episode: Sendable, Equatable, Codable {
  public enum State: String, Sendable, CaseIterable, Codable {
    case pending
    case firing
    case resolved
  }

  /// Which alert it is, and since when its condition holds.
  public struct ID: Hashable, Sendable, Codable {
    public var fingerprint: AlertFingerprint
    public var activeAt: Timestamp

    public init(fingerprint: AlertFingerprint, activeAt: Timestamp) {
      self.fingerprint = fingerprint
      self.activeAt = activeAt
    }
  }

  /// The rule it comes from.
  public struct Origin: Hashable, Sendable, Codable {
    public var file: String
    public var group: String
    public var rule: String
    /// The rule's expression, as it stands in the file.
    public var expression: String

    public init(file: String, group: String, rule: String, expression: String) {
      self.file = file
      self.group = group
      self.rule = rule
      self.expression = expression
    }
  }

  public var id: ID
  public var origin: Origin
  /// With `alertname`, without the metric's name.
  public var labels: Labels
  /// As filled in at the last evaluation.
  public var annotations: [Label]
  public var state: State
  /// What the expression gave last.
  public var value: Double
  public var firedAt: Timestamp?
  /// Since when the condition is gone while the alert is kept firing.
  public var keepFiringSince: Timestamp?
  public var resolvedAt: Timestamp?
  public var lastEvaluation: Timestamp

  public init(
    id: ID, origin: Origin, labels: Labels, annotations: [Label] = [], state: State, value: Double,
    lastEvaluation: Timestamp
  ) {
    self.id = id
    self.origin = origin
    self.labels = labels
    self.annotations = annotations
    self.state = state
    self.value = value
    self.lastEvaluation = lastEvaluation
  }
}

extension Episode {
  public var name: String { labels[AlertLabels.name] ?? origin.rule }

  /// The value of the label `severity`; `nil` without it.
  public var severity: String? { labels[AlertLabels.severity] }

  public func annotation(_ name: String) -> String? {
    annotations.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }
}

/// Labels with a meaning of their own.
public enum AlertLabels {
  public static let name = "alertname"
  public static let state = "alertstate"
  public static let severity = "severity"
}
