public import Alerting
public import Telemetry

/// The state of alerts that several driftops share: one SQLite file in a folder.
///
/// Everything is committed before a call returns: what was said to be done is on disk, whatever is killed afterwards.
public final class StateDatabase: Sendable {
  /// - Parameter folder: made when it is missing.
  /// - Throws: ``StateFault`` for a folder that cannot be written, a network file system, a newer or a damaged database.
  public init(folder: String) throws(StateFault) {
    throw StateFault("\(folder): not built yet")
  }

  /// Commits what people did.
  public func write(_ actions: [OperatorAction]) throws(StateFault) {
  }

  /// Commits what the rules found.
  ///
  /// - Parameter scope: what is watched by whoever evaluates; episodes of other scopes are another's.
  public func write(_ events: [AlertEvent], scope: String) throws(StateFault) {
  }

  /// What has been written since, by anybody; `nil` when nothing has.
  ///
  /// - Complexity: O(1) when nothing has.
  public func changes(since cursor: Cursor) throws(StateFault) -> Changes? { nil }

  /// Takes or keeps the duty to evaluate for `scope`, for 15 s from `now`.
  public func takeLease(scope: String, holder: String, at now: Timestamp) throws(StateFault) -> Lease {
    Lease(holder: holder, expiresAt: now)
  }

  /// Gives the duty up, so that another need not wait.
  public func releaseLease(scope: String, holder: String) throws(StateFault) {
  }

  /// Claims the run of a hook: true for one caller only, ever.
  public func claim(_ run: HookRun) throws(StateFault) -> Bool { false }

  /// Notes how a claimed run ended.
  public func finish(_ run: HookRun) throws(StateFault) {
  }

  /// How far somebody has read.
  public struct Cursor: Sendable, Equatable {
    public var episodes: Int64 = 0
    public var actions: Int64 = 0
    public var runs: Int64 = 0

    public init() {}
  }

  public struct Changes: Sendable {
    public var episodes: [(scope: String, episode: Episode)] = []
    public var actions: [OperatorAction] = []
    public var runs: [HookRun] = []
    public var cursor = Cursor()
  }

  public struct Lease: Sendable, Equatable {
    public var holder: String
    public var expiresAt: Timestamp
  }
}

/// Why the state cannot be read or written: one sentence, what, where and what to do.
public struct StateFault: Error, Hashable, Sendable {
  public var sentence: String

  public init(_ sentence: String) {
    self.sentence = sentence
  }
}

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
