public import Telemetry

/// A silence as an Alertmanager holds it, or is to hold it.
public struct AlertmanagerSilence: Sendable, Equatable {
  public struct Matcher: Sendable, Hashable {
    public var name: String
    public var value: String
    public var isRegex: Bool
    public var isEqual: Bool

    public init(name: String, value: String, isRegex: Bool = false, isEqual: Bool = true) {
      self.name = name
      self.value = value
      self.isRegex = isRegex
      self.isEqual = isEqual
    }
  }

  public enum State: String, Sendable {
    /// It is yet to begin.
    case pending
    case active
    case expired
  }

  /// Empty for one that is yet to be made.
  public var id: String
  public var matchers: [Matcher]
  public var startsAt: Timestamp
  public var endsAt: Timestamp
  public var createdBy: String
  public var comment: String
  public var state: State

  public init(
    id: String = "", matchers: [Matcher], startsAt: Timestamp, endsAt: Timestamp, createdBy: String, comment: String,
    state: State = .active
  ) {
    self.id = id
    self.matchers = matchers
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.createdBy = createdBy
    self.comment = comment
    self.state = state
  }
}

/// An alert as it is told to an Alertmanager.
public struct AlertmanagerAlert: Sendable, Equatable {
  public var labels: [Label]
  public var annotations: [Label]
  public var startsAt: Timestamp
  /// In the past: it has resolved.
  public var endsAt: Timestamp
  public var generatorURL: String

  public init(
    labels: [Label], annotations: [Label], startsAt: Timestamp, endsAt: Timestamp, generatorURL: String = ""
  ) {
    self.labels = labels
    self.annotations = annotations
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.generatorURL = generatorURL
  }
}

/// What an Alertmanager says of an alert.
public struct AlertmanagerAlertStatus: Sendable, Equatable {
  /// 16 hexadecimal digits.
  public var fingerprint = ""
  public var labels: [Label] = []
  /// "active", "suppressed" or "unprocessed".
  public var state = ""
  /// Ids of silences.
  public var silencedBy: [String] = []
  /// Fingerprints of alerts.
  public var inhibitedBy: [String] = []
}
