public import Alerting
public import Telemetry

/// A command that was run, or is to be run, for an alert.
public struct HookRun: Sendable, Equatable {
  public var hook: String
  public var episode: Episode.ID
  /// "firing", "acknowledged" or "resolved".
  public var event: String
  public var startedAt: Timestamp
  public var endedAt: Timestamp?
  /// `nil` while it runs, and where it was ended by a signal or the time-out.
  public var exitCode: Int?
  /// The end of what it printed.
  public var output = ""

  public init(hook: String, episode: Episode.ID, event: String, startedAt: Timestamp) {
    self.hook = hook
    self.episode = episode
    self.event = event
    self.startedAt = startedAt
  }
}
