import Alerting
import Glibc
import Ingest
import Monitor
import NcursesTerminal
import OnCall
import Recording
import TUI
import Telemetry

/// The screen: brings terminal, application and monitor together on the main thread.
///
/// The thread waits for keys, signals and snapshots in one place. The monitor and the sources, or the player of a replay,
/// run as tasks and wake it; what they have under way keeps no frame back.
struct ScreenSession {
  private let terminal: NcursesTerminal
  private let stage: any ScreenStage
  private let mailbox = SnapshotMailbox()
  private let configuration: ScreenConfiguration
  /// What time it is for the monitor: the wall clock, or that of a replayed log.
  private let clock: @Sendable () -> Timestamp
  private let log: MessageLog
  /// Where expressions are kept; `nil` keeps none.
  private let expressions: ExpressionFile?
  private let messages: DeskMessages
  private var app: App
  private var journal = SourceJournal()
  private var nextTick = Timestamp.now
  private var windowChoice: WindowChoice
  private var hasModels = false
  private var isReading = false
  /// Whether the past that is shown plays quickly or jumps.
  private var isMoving = false
  private var tickCount = 0
  /// Until when a frame may wait for the snapshot that a key asked for.
  private var patience: Timestamp?

  private static let firstTickLimit = 25

  /// How long a key's frame waits for what it asked for, rather than showing the old and the new one after the other.
  private static let patienceLength = Duration.milliseconds(15)
  /// Refresh until there is something to show, while the backlog is read, and afterwards.
  private static let firstTick = Duration.milliseconds(20)
  private static let quickTick = Duration.milliseconds(100)
  private static let steadyTick = Duration.seconds(1)

  /// A screen of a session that runs. Takes the terminal over; to be made before the first task, which then inherits the
  /// blocked signals.
  ///
  /// - Parameters:
  ///   - past: what is kept of the session; `nil` where nothing can be looked at again.
  ///   - messages: what others have to say on the screen.
  init(
    _ configuration: ScreenConfiguration, monitor: MonitorActor, alerts: AlertInputs,
    expressions: ExpressionFile? = nil, past: (any Tape)? = nil, messages: DeskMessages = DeskMessages(),
    clock: @escaping @Sendable () -> Timestamp
  ) throws(Failure) {
    var settings = alerts.desk
    settings.canAsk = true
    let desk = AlertDesk(monitor: monitor, settings: settings, report: { messages.put($0) }, clock: clock)
    let stage = LiveStage(monitor: monitor, desk: desk, past: past.map { LookBack($0, of: monitor) })
    for fault in alerts.faults { messages.put(.sentence(fault)) }
    var configuration = configuration
    configuration.app.history = expressions?.entries ?? []
    configuration.app.keepsPast = past != nil
    try self.init(configuration, stage, expressions, messages, clock)
  }

  /// A screen of a replay: nothing that is done on it leaves it.
  init(_ configuration: ScreenConfiguration, replay player: Player) throws(Failure) {
    try self.init(configuration, ReplayStage(player: player), nil, DeskMessages()) { .now }
  }

  private init(
    _ configuration: ScreenConfiguration, _ stage: any ScreenStage, _ expressions: ExpressionFile?,
    _ messages: DeskMessages, _ clock: @escaping @Sendable () -> Timestamp
  ) throws(Failure) {
    (self.stage, self.expressions, self.messages, self.clock) = (stage, expressions, messages, clock)
    self.configuration = configuration
    log = try MessageLog(path: configuration.logFile)
    var options = NcursesTerminal.Options()
    options.forcesASCII = configuration.forcesASCII
    options.colors = configuration.colors
    do {
      terminal = try NcursesTerminal(options: options)
    } catch {
      throw Failure(sentence: error.description)
    }
    let waker = terminal.waker
    messages.wake(by: { waker.wake() })
    windowChoice = WindowChoice(isOpen: configuration.window == nil, at: .now)
    app = App(configuration: configuration.app, abilities: terminal.abilities)
    use(theme: configuration.themes.names[0])
  }

  /// Shows a session that runs until the user or a signal ends it.
  mutating func run(_ source: some Source) throws(Failure) {
    guard let live = stage as? LiveStage else { return }
    let reading = Task { await source.run(into: live.monitor) }
    let keeping = Task { await live.desk.run() }
    defer {
      reading.cancel()
      keeping.cancel()
      // What is held for others to take over is given up, if the disk lets it.
      Blocking.wait(atMost: .milliseconds(500)) { await keeping.value }
      terminal.restoreAndPrintCapturedErrors()
    }
    try show()
  }

  /// Shows a replay until the user or a signal ends it.
  ///
  /// - Parameter commands: what is asked of it before anybody presses a key.
  mutating func run(beginning commands: [PlaybackCommand]) throws(Failure) {
    guard let replay = stage as? ReplayStage else { return }
    let playing = Task {
      for command in commands { await replay.player.perform(command) }
      await replay.player.run()
    }
    defer {
      playing.cancel()
      terminal.restoreAndPrintCapturedErrors()
    }
    try show()
  }

  private mutating func show() throws(Failure) {
    log.write("driftop starts", at: .now)
    _ = app.update(.resized(width: terminal.size.width, height: terminal.size.height))
    _ = app.update(.clock(clock()))
    askForSnapshot(at: clock())
    patience = Timestamp.now + Self.patienceLength
    while true {
      for event in terminal.nextEvents(timeout: timeout) {
        switch try handle(event) {
        case .goOn: continue
        case .end:
          log.write("driftop ends", at: .now)
          return
        }
      }
      tickIfDue()
      if let patience, Timestamp.now < patience { continue }
      patience = nil
      present()
    }
  }

  private enum Course {
    case goOn
    case end
  }

  private mutating func handle(_ event: TerminalEvent) throws(Failure) -> Course {
    switch event {
    case .key(let key): return perform(app.update(.key(key)))
    case .resized(let width, let height): return perform(app.update(.resized(width: width, height: height)))
    case .woken:
      for report in messages.take() { tell(report) }
      if let refusal = mailbox.takeRefusal() {
        _ = perform(app.update(.present))
        _ = app.update(.notice(refusal))
      }
      for snapshot in mailbox.take() { show(snapshot) }
      if mailbox.takeOwed() { askForSnapshot() }
      return .goOn
    case .resumed:
      nextTick = .now
      return .goOn
    case .terminate(let signal):
      log.write("driftop ends by signal \(signal)", at: .now)
      terminal.restoreAndEnd(by: signal)
    case .vanished: throw Failure(sentence: "the terminal is gone", status: 1)
    }
  }

  private mutating func perform(_ effects: [Effect]) -> Course {
    for effect in effects {
      switch effect {
      case .quit: return .end
      case .redraw: terminal.redraw()
      case .setTheme(let name): use(theme: name)
      case .remember(let expression): remember(expression)
      case .act(let deeds, let note): act(deeds, note)
      case .play(let command): play(command)
      case .alarm(let text): terminal.call(configuration.alarm, text)
      case .answer(let question, let isYes): answer(question, isYes)
      case .requestSnapshot:
        askForSnapshot()
        patience = Timestamp.now + Self.patienceLength
      }
    }
    return .goOn
  }

  private func act(_ deeds: [OperatorAction.Deed], _ note: String) {
    let (stage, messages) = (stage, messages)
    Task { messages.put(.sentence(await stage.perform(deeds, note: note))) }
  }

  private mutating func play(_ command: PlaybackCommand) {
    let (stage, mailbox, waker, request) = (stage, mailbox, terminal.waker, app.request)
    mailbox.await()
    Task {
      if let refusal = await stage.play(command) { mailbox.put(refusal: refusal) }
      mailbox.put(await stage.snapshots(request, at: nil))
      waker.wake()
    }
    // How far it is, in case it takes a while.
    nextTick = min(nextTick, .now + Self.quickTick)
  }

  private func answer(_ question: Int, _ isYes: Bool) {
    guard let live = stage as? LiveStage else { return }
    let messages = messages
    Task { messages.put(.sentence(await live.desk.answer(question, isYes))) }
  }

  private mutating func tell(_ report: AlertDesk.Report) {
    log.write(HeadlessRun.line(report), at: .now)
    switch report {
    case .event, .duty: return
    case .sentence(let sentence): _ = app.update(.notice(sentence))
    case .question(let question): _ = perform(app.update(.confirm(HookConfirmation(question))))
    case .questionEnded(let id, let sentence):
      _ = app.update(.withdraw(id))
      _ = app.update(.notice(sentence))
    }
    askForSnapshot()
  }

  private mutating func remember(_ expression: String) {
    do {
      try expressions?.add(expression)
    } catch {
      _ = app.update(.notice(error.sentence))
    }
  }

  private mutating func show(_ snapshot: Snapshot) {
    if snapshot.playback?.isPastOfLive == true {
      isMoving = app.isLookingBack && snapshot.isMoving
      _ = perform(app.update(.snapshot(snapshot)))
      patience = nil
      return
    }
    if !app.isLookingBack { isMoving = snapshot.isMoving }
    hasModels = !snapshot.models.isEmpty || !snapshot.servers.isEmpty
    isReading = snapshot.sources.contains { $0.state == .reading }
    let changes = journal.changes(in: snapshot.sources) + journal.changes(in: snapshot.targets)
    for sentence in changes { log.write(sentence, at: .now) }
    if let window = windowChoice.next(after: snapshot, at: .now) { _ = perform(app.update(.window(window))) }
    _ = perform(app.update(.snapshot(snapshot)))
    // What the key asked for has come, unless the answer was to an older question.
    patience = nil
  }

  private mutating func tickIfDue() {
    let now = Timestamp.now
    guard now >= nextTick else { return }
    tickCount += 1
    let isStarting = tickCount < Self.firstTickLimit && (!hasModels || isReading)
    // Looking must not keep the monitor from reading: it takes a tenth of the time at most.
    let readingTick = min(Self.steadyTick, max(Self.quickTick, mailbox.answerLength * 10))
    let step = isStarting ? Self.firstTick : isMoving ? Self.quickTick : isReading ? readingTick : Self.steadyTick
    nextTick = now.floored(toMultipleOf: step.nanoseconds) + step
    let time = clock()
    _ = app.update(.clock(time))
    // A monitor that is busy with a jump is asked once.
    guard !isMoving || !mailbox.isAwaited else { return }
    if !askForSnapshot(at: time) { nextTick = min(nextTick, now + Self.quickTick) }
  }

  /// - Parameter time: the time to go on to; `nil` to look at the same time again.
  /// - Returns: `false` while one that was asked for has not come.
  @discardableResult
  private func askForSnapshot(at time: Timestamp? = nil) -> Bool {
    guard mailbox.ask(isRegular: time != nil) else { return false }
    let (stage, mailbox, waker, request) = (stage, mailbox, terminal.waker, app.request)
    Task {
      mailbox.answer(await stage.snapshots(request, at: time))
      waker.wake()
    }
    return true
  }

  private var timeout: Duration {
    let until = patience.map { min($0, nextTick) } ?? nextTick
    return max(.zero, until - .now)
  }

  private func present() {
    terminal.present(app.view(size: terminal.size))
  }

  private func use(theme name: String) {
    terminal.use(configuration.themes[name].palette(colors: terminal.abilities.colors))
  }
}
