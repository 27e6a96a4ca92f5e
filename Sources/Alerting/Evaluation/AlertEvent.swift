public import Telemetry

/// What an evaluation changed about one alert.
public struct AlertEvent: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// The condition was found; the alert waits.
    case pending
    case firing
    case resolved
    /// A pending alert whose condition went before it fired: it disappears silently.
    case dropped
    /// Nothing but value, annotations and the time of the evaluation.
    case evaluated
  }

  public var kind: Kind
  public var time: Timestamp
  /// As it is after the change.
  public var episode: Episode

  public init(_ kind: Kind, _ episode: Episode, at time: Timestamp) {
    self.kind = kind
    self.episode = episode
    self.time = time
  }
}
