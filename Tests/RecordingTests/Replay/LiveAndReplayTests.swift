import Alerting
import Ingest
import Monitor
import Predictions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// What was seen live is seen again when the same events are replayed.
@Suite struct LiveAndReplayTests {
  private let folder: TemporaryFolder
  private let header = ReplaySamples.header()

  init() throws { folder = try TemporaryFolder() }

  /// A session as a person had it: two logs, the clock, an alert that was acknowledged.
  private func live(_ tap: some StreamTap) async throws -> MonitorActor {
    try folder.write(ReplaySamples.log(seconds: 0..<1_200), to: "a.jsonl")
    try folder.write(ReplaySamples.log(seconds: 0..<300, model: "spam"), to: "b.jsonl")
    let monitor = MonitorActor(settings: header.settings, alerting: header.alerting, tap: tap)
    let logs = try LogTape([folder.path("a.jsonl"), folder.path("b.jsonl")], header: header, concurrency: 1)
    let demand = SnapshotRequest(window: .duration(.seconds(900)))
    for (index, beat) in try logs.beats().enumerated() {
      for event in beat.events { await monitor.take(event) }
      // Looking at it changes nothing.
      if index % 400 == 0 { _ = await monitor.snapshot(demand) }
      guard index == 1_000 else { continue }
      await monitor.setDuty(true, at: beat.time)
      let found = await monitor.ownAlerts(at: beat.time)
      let action = OperatorAction(
        id: "1", time: beat.time, actor: Operator(user: "ann", host: "here"),
        deed: .acknowledge(try #require(found.first).episode.id))
      await monitor.take([action])
    }
    return monitor
  }

  @Test func snapshotsOfAllViewsAreEqual() async throws {
    let tap = CollectingTap()
    let live = try await live(tap)
    try await expectEqual(live, EventTape(header: header, events: tap.events))
  }

  @Test func soAreThoseOfARecording() async throws {
    let recorder = try Recorder(path: folder.path("a.rec"), header: header, options: .init()) { _ in }
    let live = try await live(recorder)
    await recorder.close()
    try await expectEqual(live, try RecordingTape(path: folder.path("a.rec")))
  }

  private func expectEqual(_ live: MonitorActor, _ tape: some Tape) async throws {
    let player = Player(tape) { .now }
    await player.performAll([.start, .seek(ReplaySamples.start + .seconds(700)), .step(-5), .end])
    #expect(await player.status.notes.isEmpty)
    for request in await Self.requests(of: live) {
      var (replayed, seen) = await (player.monitor.snapshot(request), live.snapshot(request))
      // It tells lists of one monitor apart, and says nothing of what is in them.
      replayed.alertList?.arrangement = nil
      seen.alertList?.arrangement = nil
      #expect(replayed == seen)
    }
    let options = ReportOptions()
    #expect(await player.monitor.report(options: options).json.text == live.report(options: options).json.text)
  }

  /// One for each view.
  private static func requests(of monitor: MonitorActor) async -> [SnapshotRequest] {
    let window = WindowSpan.duration(.seconds(900))
    let overview = SnapshotRequest(window: window)
    let snapshot = await monitor.snapshot(overview)
    var requests = [overview]
    for model in snapshot.models {
      requests += [
        [.series], [.confusion], [.curves], [.fields], [.drift], [.slices], [.outliers], [.course],
      ].map { SnapshotRequest(window: window, model: model.identity, parts: $0) }
    }
    requests.append(SnapshotRequest(window: window, includesRecords: true))
    var alerts = overview
    alerts.includesAlerts = true
    requests.append(alerts)
    for entry in await monitor.snapshot(alerts).alertList?.entries ?? [] {
      alerts.alert = entry.episode.id
      requests.append(alerts)
    }
    return requests
  }
}

/// Keeps what a monitor is told.
private final class CollectingTap: StreamTap {
  private let taken = Mutex<[SessionEvent]>([])

  var events: [SessionEvent] { taken.withLock { $0 } }

  func take(_ event: SessionEvent) { taken.withLock { $0.append(event) } }

  func waitForRoom() async {}
}
