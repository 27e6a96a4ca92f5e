import Alerting
import Monitor
import OnCall
import Predictions
import Recording
import Synchronization
import Telemetry
import TestSupport
import Testing

@Suite struct AlertDeskTests {
  private let folder: TemporaryFolder
  private let now = Timestamp(seconds: 1_772_323_200)

  init() throws {
    folder = try TemporaryFolder()
  }

  private func settings(_ name: String) -> AlertDesk.Settings {
    var settings = AlertDesk.Settings()
    settings.stateFolder = folder.path("state")
    settings.scope = "scope"
    settings.holder = name
    settings.actor = Operator(user: name, host: "here")
    settings.pace = .milliseconds(5)
    return settings
  }

  private func desk(_ name: String, _ reports: Reports = Reports()) -> AlertDesk {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    return AlertDesk(
      monitor: monitor, settings: settings(name), report: { reports.add($0) }, clock: { [now] in now })
  }

  /// What desks have said, to be waited for.
  private final class Reports: Sendable {
    private let all = Mutex<[AlertDesk.Report]>([])

    func add(_ report: AlertDesk.Report) { all.withLock { $0.append(report) } }

    func has(_ report: AlertDesk.Report) -> Bool { all.withLock { $0.contains(report) } }

    func wait(for report: AlertDesk.Report) async {
      while !has(report), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
    }
  }

  @Test func withoutADatabaseItEndsWhenItIsCancelled() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    let desk = AlertDesk(monitor: monitor, settings: .init()) { [now] in now }
    let running = Task { await desk.run() }
    running.cancel()
    await running.value
    #expect(await desk.perform([.note(StateSample.id)], note: "x") == "Noted, in memory only.")
  }

  @Test func whatWasDoneIsOnDiskBeforeItIsSaid() async throws {
    let sentence = await desk("ann").perform([.acknowledge(StateSample.id)], note: "on it")
    #expect(sentence == "Acknowledged; on disk.")
    let written = try #require(try StateDatabase(folder: folder.path("state")).changes(since: .init())).actions
    #expect(written.map(\.deed) == [.acknowledge(StateSample.id)])
    #expect(written.map(\.actor.user) == ["ann"])
    #expect(written.map(\.note) == ["on it"])
  }

  @Test(.timeLimit(.minutes(1)))
  func theDutyGoesToAnotherAsSoonAsItIsGivenUp() async throws {
    let (first, second) = (Reports(), Reports())
    let ann = desk("ann", first)
    let keeping = Task { await ann.run() }
    await first.wait(for: .duty(isOurs: true))
    let ben = desk("ben", second)
    let waiting = Task { await ben.run() }
    #expect(try StateDatabase(folder: folder.path("state")).lease(of: "scope")?.holder == "ann")
    #expect(!second.has(.duty(isOurs: true)))
    keeping.cancel()
    await keeping.value
    await second.wait(for: .duty(isOurs: true))
    waiting.cancel()
    await waiting.value
  }

  @Test func aFolderThatCannotBeWrittenIsSaidAndWorkGoesOn() async {
    var settings = settings("ann")
    settings.stateFolder = "/dev/null/state"
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    let desk = AlertDesk(monitor: monitor, settings: settings) { [now] in now }
    let sentence = await desk.perform([.acknowledge(StateSample.id)], note: "")
    #expect(sentence.hasPrefix("Acknowledged, NOT on disk: /dev/null"))
  }
}

enum StateSample {
  static let id = Episode.ID(
    fingerprint: AlertFingerprint(bits: 7), activeAt: Timestamp(seconds: 1_772_323_000))
}
