public import Alerting
public import Ingest
public import Monitor
internal import Recording
public import Telemetry

/// Keeps the alerts of a running driftop: has the monitor evaluate the rules while it holds the duty, writes what changes
/// to the state database, reads what others did, and runs hooks.
///
///     let desk = AlertDesk(monitor: monitor, settings: settings) { .now }
///     async let keeping: Void = desk.run()
///     await desk.perform([.acknowledge(episode)], note: "on it")  // "Acknowledged; on disk."
///
/// The monitor stays pure: everything about alerts that touches disk, network or processes is here. A database that
/// cannot be used is said once and tried again; what people did meanwhile is written when it is back.
public actor AlertDesk {
  public struct Settings: Sendable {
    /// Where the state lies; `nil` keeps everything in memory only, as a demo and a replay do.
    public var stateFolder: String?
    /// What is watched: the same for every driftop over the same sources and rules.
    public var scope = ""
    /// This process, unique among all.
    public var holder = ""
    public var actor = Operator(user: "", host: "")
    public var hooks: [Hook] = []
    /// Who pages people.
    public var alertmanagers: [AlertmanagerServer] = []
    /// Added to what they are told, as Prometheus does.
    public var externalLabels = Labels([])
    /// The number of the first of them among the sources.
    public var firstSource = 0
    /// Whether the desk tells the monitor what time it is; else a screen does.
    public var drivesClock = false
    /// Whether a person is asked before hooks that want it; else these are not run.
    public var canAsk = false
    /// How long the state remembers what has ended; `nil` for ever.
    public var retention: Duration? = .seconds(90 * 86_400)
    /// How often the database is looked at, and the rules are asked whether something is due.
    public var pace = Duration.milliseconds(500)

    public init() {}
  }

  /// Something that the desk has to say.
  public enum Report: Sendable, Equatable {
    /// A change of an alert.
    case event(AlertEvent)
    /// Whether this driftop evaluates the rules from now on, or another one.
    case duty(isOurs: Bool)
    /// What goes wrong, or is well again: one sentence.
    case sentence(String)
    /// A hook waits for ``AlertDesk/answer(_:_:)``.
    case question(HookQuestion)
    /// It waits no longer, and why.
    case questionEnded(Int, String)
  }

  let monitor: MonitorActor
  let settings: Settings
  let clock: @Sendable () -> Timestamp
  let hooks: HookRunner
  private let report: @Sendable (Report) -> Void

  var database: StateDatabase?
  var cursor = StateDatabase.Cursor()
  /// Episodes of this scope that are not over, as the database has them: what a new holder of the duty goes on from.
  var heldOpen: [Episode.ID: Episode] = [:]
  var isOnDuty = false
  var unwrittenEvents: [AlertEvent] = []
  var unwrittenActions: [OperatorAction] = []
  var links: [AlertmanagerLink] = []
  /// What hooks may wait for when this driftop takes over.
  var missed = RecentOccasions()
  var nextPruning: Timestamp?
  /// Silences that people planned, which Alertmanagers shall hold.
  var silences = OperatorSilences()
  private var actionCount = 0
  private var fault: String?
  private var nextOpening: Timestamp?

  /// What cannot be written is not kept beyond this.
  static let unwrittenLimit = 100_000
  private static let openingPause = Duration.seconds(5)
  /// How long ago an alert may have ended that is taken up at the start: for as long it counts towards flapping.
  static let memory = Duration.seconds(3_600)

  /// - Parameter report: told what changes, for a log and for the screen.
  public init(
    monitor: MonitorActor, settings: Settings, report: @escaping @Sendable (Report) -> Void = { _ in },
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.monitor = monitor
    self.settings = settings
    self.report = report
    self.clock = clock
    hooks = HookRunner(settings.hooks, canAsk: settings.canAsk, clock: clock)
  }

  /// Keeps the alerts until the task is cancelled, then gives the duty up.
  public func run() async {
    let telling = startLinks()
    defer { telling.cancel() }
    while !Task.isCancelled {
      await turn()
      try? await Task.sleep(for: settings.pace)
    }
    // The monitor is not asked again: it may be busy, and whoever takes over evaluates anew.
    writeActions()
    writeEvents()
    try? database?.releaseLease(scope: settings.scope, holder: settings.holder)
    await hooks.stop()
  }

  /// One look at everything.
  func turn() async {
    openIfDue()
    await takeDuty()
    if settings.drivesClock { await monitor.advance(to: clock()) }
    await passOnEvents()
    await readChanges()
    await passOnHooks()
    pruneIfDue()
  }

  /// Does what a person asked for: on disk before it returns.
  ///
  /// - Returns: a sentence for the screen.
  public func perform(_ deeds: [OperatorAction.Deed], note: String) async -> String {
    let now = clock()
    let actions = deeds.map { deed in
      actionCount += 1
      return OperatorAction(
        id: "\(now.nanoseconds)\(holderMark)\(actionCount)", time: now, actor: settings.actor, deed: deed, note: note)
    }
    unwrittenActions += actions
    openIfDue()
    writeActions()
    await take(actions)
    await startHooks(for: actions)
    let done = DeedText.sentence(deeds)
    if settings.stateFolder == nil { return "\(done), in memory only." }
    return unwrittenActions.isEmpty
      ? "\(done); on disk." : "\(done), NOT on disk: \(fault ?? "the state is being opened")"
  }

  /// Goes on with other rules: alerts of those that stay go on, those of rules that are gone end.
  public func use(_ rules: AlertSettings) async {
    await monitor.use(rules, at: clock())
  }

  private var holderMark: String { "-\(settings.holder)-" }

  /// Whether an action was done through this desk, and not by another driftop of the same person.
  func isOwn(_ action: OperatorAction) -> Bool { action.id.contains(holderMark) }

  // MARK: The database

  private func openIfDue() {
    guard database == nil, let folder = settings.stateFolder, nextOpening.map({ clock() >= $0 }) ?? true else { return }
    do throws(StateFault) {
      let opened = try StateDatabase(folder: folder)
      database = opened
      cursor = .init()
      for note in opened.notes { say(note) }
      well()
    } catch {
      nextOpening = clock() + Self.openingPause
      failed(error)
    }
  }

  func writeActions() {
    guard let database, !unwrittenActions.isEmpty else { return }
    do throws(StateFault) {
      try database.write(unwrittenActions)
      unwrittenActions = []
      well()
    } catch {
      failed(error)
    }
  }

  /// Says what is wrong with the state, once.
  func failed(_ error: StateFault) {
    guard fault != error.sentence else { return }
    fault = error.sentence
    say("\(error.sentence); alerts and acknowledgements are kept in memory")
  }

  func well() {
    guard fault != nil else { return }
    fault = nil
    say("the state is written again")
  }

  func say(_ sentence: String) { report(.sentence(sentence)) }

  func tell(_ news: Report) { report(news) }
}
