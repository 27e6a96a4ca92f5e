public import Telemetry

/// Something that a person did about alerts.
public struct OperatorAction: Sendable, Equatable, Codable {
  public enum Deed: Sendable, Equatable, Codable {
    /// Somebody has it: until the episode resolves, its severity rises or it is withdrawn.
    case acknowledge(Episode.ID)
    case unacknowledge(Episode.ID)
    /// Nothing is said about it until then; it is acknowledged for that long.
    case snooze(Episode.ID, until: Timestamp)
    case note(Episode.ID)
    /// `nil` takes a mark back.
    case mark(Episode.ID, AlertMark?)
    case silence(Silence)
    /// Ends a silence before its time.
    case expire(silence: String)
  }

  /// Unique over all operators: time, host and a running number.
  public var id: String
  public var time: Timestamp
  public var actor: Operator
  public var deed: Deed
  /// One line.
  public var note: String

  public init(id: String, time: Timestamp, actor: Operator, deed: Deed, note: String = "") {
    self.id = id
    self.time = time
    self.actor = actor
    self.deed = deed
    self.note = note
  }
}

/// Who did something.
public struct Operator: Hashable, Sendable, CustomStringConvertible, Codable {
  public var user: String
  public var host: String

  public init(user: String, host: String) {
    self.user = user
    self.host = host
  }

  public var description: String { host.isEmpty ? user : "\(user)@\(host)" }
}

/// What an alert turned out to be: the test data for tuning detectors.
public enum AlertMark: String, Sendable, CaseIterable, Codable {
  case real
  case noise
}

/// Alerts with these labels are not to be spoken of until a time.
public struct Silence: Sendable, Equatable, Codable {
  public var id: String
  /// Each as PromQL writes it; all must match.
  public var matchers: [SilenceMatcher]
  public var startsAt: Timestamp
  public var endsAt: Timestamp

  public init(id: String, matchers: [SilenceMatcher], startsAt: Timestamp, endsAt: Timestamp) {
    self.id = id
    self.matchers = matchers
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}
