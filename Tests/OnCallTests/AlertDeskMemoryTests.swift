import Alerting
import Ingest
import Monitor
import Predictions
import Recording
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import OnCall

/// What a desk takes up from the state that another has left, and what it leaves.
@Suite struct AlertDeskMemoryTests {
  private let folder: TemporaryFolder
  private let database: StateDatabase
  /// What a server is asked is always live.
  private let monitor = MonitorActor(settings: MonitorSettings(windowing: .live), demand: QueryDemand())
  private let now = minutes(30)

  init() throws {
    folder = try TemporaryFolder()
    database = try StateDatabase(folder: folder.path("state"))
  }

  private func settings(_ name: String) -> AlertDesk.Settings {
    var settings = AlertDesk.Settings()
    settings.stateFolder = folder.path("state")
    settings.scope = "scope"
    settings.holder = name
    settings.actor = Operator(user: "ann", host: "here")
    return settings
  }

  private func desk(_ settings: AlertDesk.Settings, _ said: Said = Said()) -> AlertDesk {
    AlertDesk(monitor: monitor, settings: settings, report: { said.add($0) }, clock: { [now] in now })
  }

  private final class Said: Sendable {
    private let all = Mutex<[AlertDesk.Report]>([])

    func add(_ report: AlertDesk.Report) { all.withLock { $0.append(report) } }

    var sentences: [String] {
      all.withLock { $0.compactMap { if case .sentence(let sentence) = $0 { sentence } else { nil } } }
    }

    var questions: [HookQuestion] {
      all.withLock { $0.compactMap { if case .question(let question) = $0 { question } else { nil } } }
    }
  }

  /// Turns until something is so; between turns the hooks' own tasks have theirs.
  private func turn(_ desk: AlertDesk, until isSo: () -> Bool) async {
    while !isSo(), !Task.isCancelled {
      await desk.turn()
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  /// An episode that began so many minutes after ``start``.
  private func made(_ name: String, from begin: Double, to end: Double? = nil) -> Episode {
    var made = episode(name, end == nil ? .firing : .resolved, resolvedAt: end.map(minutes))
    made.id.activeAt = minutes(begin)
    made.firedAt = minutes(begin)
    made.lastEvaluation = minutes(end ?? 30)
    return made
  }

  private func write(_ episodes: Episode...) throws {
    let events = episodes.map { AlertEvent($0.state == .resolved ? .resolved : .firing, $0, at: $0.lastEvaluation) }
    try database.write(events, scope: "scope")
  }

  private func entry(of id: Episode.ID) async throws -> AlertDetail {
    await monitor.advance(to: now)
    var request = SnapshotRequest(window: .duration(.seconds(3_600)))
    request.includesAlerts = true
    request.alert = id
    let snapshot = await monitor.snapshot(request)
    return try #require(snapshot.alert)
  }

  private func hook() -> Hook {
    var hook = Hook(name: "retrain", command: ["echo", "begun"])
    hook.occasions = [.firing, .acknowledged]
    return hook
  }

  @Test(.timeLimit(.minutes(1))) func whatTheOneBeforeHadNoTimeToRunIsRunAndToldInTheHistory() async throws {
    let fired = made("Fell", from: 29.5)
    try write(fired, made("LongAgo", from: 10))
    var settings = settings("first")
    settings.hooks = [hook()]
    let said = Said()
    let desk = desk(settings, said)
    await turn(desk) { said.sentences.contains("hook retrain (firing): ended with 0: begun") }
    await desk.turn()
    #expect(said.sentences.first == "hook retrain for Fell (firing): started")
    #expect(try database.changes(since: .init())?.runs.count == 1)
    let history = try await entry(of: fired.id).history.map(\.text)
    #expect(history == ["fired", "hook retrain started (firing)", "hook retrain (firing): ended with 0: begun"])
  }

  @Test func afterARestartTheHistoryHasTheHooksThatRan() async throws {
    let fired = made("Fell", from: 10)
    try write(fired)
    var run = HookRun(hook: "retrain", episode: fired.id, event: "firing", startedAt: minutes(11))
    #expect(try database.claim(run))
    (run.endedAt, run.exitCode, run.output) = (minutes(12), 3, "no GPU\nsee the log\n")
    try database.finish(run)
    await desk(settings("second")).turn()
    let history = try await entry(of: fired.id).history
    #expect(
      history.map(\.text) == ["fired", "hook retrain started (firing)", "hook retrain (firing): ended with 3: no GPU"])
    #expect(history.map(\.time) == [minutes(10), minutes(11), minutes(12)])
  }

  @Test(.timeLimit(.minutes(1))) func aHookIsStartedForWhatTheSamePersonDidInAnotherProcess() async throws {
    let fired = made("Fell", from: 10)
    try write(fired)
    var settings = settings("first")
    settings.hooks = [hook()]
    let said = Said()
    let desk = desk(settings, said)
    await desk.turn()
    try database.write([
      OperatorAction(
        id: "another process", time: now, actor: settings.actor, deed: .acknowledge(fired.id), note: "on it")
    ])
    await desk.turn()
    #expect(said.sentences == ["hook retrain for Fell (acknowledged): started"])
    _ = await desk.perform([.acknowledge(fired.id)], note: "again")
    await desk.turn()
    #expect(said.sentences.count { $0.hasSuffix("started") } == 1)
    await desk.hooks.stop()
  }

  @Test(.timeLimit(.minutes(1))) func whatAsksFirstRunsAfterAYesAndANoIsToldInTheHistory() async throws {
    let (yes, no) = (made("Fell", from: 29.5), made("Silent", from: 29.6))
    try write(yes, no)
    var settings = settings("first")
    settings.hooks = [hook()]
    settings.hooks[0].needsConfirmation = true
    settings.canAsk = true
    let said = Said()
    let desk = desk(settings, said)
    await desk.turn()
    #expect(said.questions.map(\.alert) == ["Fell", "Silent"])
    #expect(try database.changes(since: .init())?.runs.isEmpty == true)
    for question in said.questions { _ = await desk.answer(question.id, question.alert == "Fell") }
    await turn(desk) { said.sentences.count >= 2 }
    #expect(try await entry(of: yes.id).history.last?.text == "hook retrain (firing): ended with 0: begun")
    #expect(try await entry(of: no.id).history.last?.text == "hook retrain (firing): not run: ann@here said no")
  }

  @Test func oneThatFlappedBeforeTheRestartIsSaidToFlap() async throws {
    let firing = made("Flaps", from: 25)
    try write(
      made("Flaps", from: -50, to: -40), made("Flaps", from: 1, to: 4), made("Flaps", from: 10, to: 14), firing)
    await desk(settings("second")).turn()
    let entry = try await entry(of: firing.id).entry
    #expect(entry.isFlapping)
    #expect(entry.fireCount == 3)
  }

  @Test func whatEndedLongAgoIsForgottenOnceADay() async throws {
    try write(made("Old", from: -100 * 1_440, to: -91 * 1_440), made("Recent", from: -80 * 1_440, to: -79 * 1_440))
    let said = Said()
    let desk = desk(settings("first"), said)
    await desk.turn()
    #expect(said.sentences == ["1 alert forgotten, which ended before 2025-12-01T00:30:00.000Z"])
    try write(made("Older", from: -100 * 1_440, to: -95 * 1_440))
    await desk.turn()
    #expect(said.sentences.count == 1)
    let left = try #require(try database.changes(since: .init())).episodes.map(\.episode.name)
    #expect(left == ["Recent", "Older"])
  }

  @Test func withoutALimitNothingIsForgotten() async throws {
    try write(made("Old", from: -100 * 1_440, to: -91 * 1_440))
    var settings = settings("first")
    settings.retention = nil
    await desk(settings).turn()
    #expect(try database.changes(since: .init())?.episodes.count == 1)
  }
}
