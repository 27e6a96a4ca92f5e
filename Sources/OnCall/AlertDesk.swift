public import Alerting
public import Monitor
public import Recording
public import Telemetry

/// Keeps the alerts of a running driftop: has the monitor evaluate the rules while it holds the duty, writes what changes
/// to the state database, reads what others did, tells Alertmanagers and runs hooks.
///
/// The monitor stays pure: everything that touches disk, network or processes for alerts is here.
public actor AlertDesk {
  public struct Settings: Sendable {
    /// What is watched: the same for every driftop over the same sources and rules.
    public var scope = ""
    /// This process, unique among all: "host:pid:start".
    public var holder = ""
    public var actor = Operator(user: "", host: "")
    /// How often the database is looked at, and the rules are asked whether something is due.
    public var pace = Duration.milliseconds(500)

    public init() {}
  }

  private let monitor: MonitorActor
  private let database: StateDatabase?
  private let settings: Settings
  private let clock: @Sendable () -> Timestamp

  /// - Parameter database: `nil` keeps everything in memory only, as a demo and a replay do.
  public init(
    monitor: MonitorActor, database: StateDatabase?, settings: Settings, clock: @escaping @Sendable () -> Timestamp
  ) {
    self.monitor = monitor
    self.database = database
    self.settings = settings
    self.clock = clock
  }

  /// Keeps the alerts until the task is cancelled.
  public func run() async {
  }

  /// Does what a person asked for: on disk before it returns.
  ///
  /// - Returns: a sentence for the screen.
  public func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String {
    ""
  }
}
