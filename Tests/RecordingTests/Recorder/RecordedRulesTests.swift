import Alerting
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// Rules that were read again while a session was recorded.
@Suite struct RecordedRulesTests {
  private let folder: TemporaryFolder
  private let header = ReplaySamples.header()
  private let start = ReplaySamples.start

  init() throws { folder = try TemporaryFolder() }

  private static func rules(above limit: Int) -> AlertSettings {
    let text = """
      groups:
        - name: own
          interval: 30s
          rules:
            - alert: ManyRecords
              expr: vector(1) > \(limit)
              labels: {severity: warning}
              annotations: {summary: "it is {{ $value }}"}
      """
    return AlertSettings(groups: RuleFile(yaml: text, path: "own.yml").groups)
  }

  @Test func comeBackAsTheyWere() async throws {
    let input = AlertInput.rules(Self.rules(above: 0), at: start)
    let recorder = try Recorder(path: folder.path("a.rec"), header: header, options: .init()) { _ in }
    recorder.take(.alerts(input))
    recorder.take(.clock(start + .seconds(1)))
    await recorder.close()
    let beats = try RecordingTape(path: folder.path("a.rec")).beats()
    let found = beats.flatMap(\.events).compactMap { if case .alerts(let found) = $0 { found } else { nil } }
    #expect(found == [input])
  }

  @Test func areJudgedByInTheReplayFromThenOn() async throws {
    let recorder = try Recorder(path: folder.path("a.rec"), header: header, options: .init()) { _ in }
    let live = MonitorActor(settings: header.settings, alerting: header.alerting, tap: recorder)
    try folder.write(ReplaySamples.log(seconds: 0..<400), to: "a.jsonl")
    for beat in try LogTape([folder.path("a.jsonl")], header: header, concurrency: 1).beats() {
      await live.take(beat.events)
      if beat.time == start + .seconds(200) { await live.use(Self.rules(above: 0), at: beat.time) }
    }
    await recorder.close()
    var request = SnapshotRequest(window: .everything)
    request.includesAlerts = true
    let player = Player(try RecordingTape(path: folder.path("a.rec"))) { .now }
    await player.perform(.seek(start + .seconds(190)))
    let before = await player.monitor.snapshot(request).alertList?.entries ?? []
    #expect(!before.contains { $0.episode.name == "ManyRecords" })
    await player.perform(.end)
    let (replayed, seen) = await (player.monitor.snapshot(request).alertList, live.snapshot(request).alertList)
    #expect(replayed?.entries.contains { $0.episode.name == "ManyRecords" } == true)
    #expect(replayed?.entries == seen?.entries)
  }

  @Test func areKnownToWhoBeginsToReadBehindThem() {
    var known = KnownThings()
    known.take(.alerts(.duty(true, restoring: [], at: start)))
    known.take(.alerts(.rules(Self.rules(above: 0), at: start)))
    let last = AlertInput.rules(Self.rules(above: 1), at: start + .seconds(60))
    known.take(.alerts(last))
    known.take(.clock(start + .seconds(60)))
    let found = known.events.compactMap { if case .alerts(let found) = $0 { found } else { nil } }
    // Whoever takes the duty evaluates the rules that are there.
    #expect(found == [last, .duty(true, restoring: [], at: start + .seconds(60))])
  }
}
