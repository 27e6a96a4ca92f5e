import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct VerdictWatchTests {
  private let folder: TemporaryFolder
  private let header = ReplaySamples.header()

  init() throws { folder = try TemporaryFolder() }

  /// A model that turns bad half-way, as a session had it that was recorded.
  private func record(watching: Bool) async throws -> RecordingTape {
    try folder.write(ReplaySamples.log(seconds: 0..<2_400), to: "a.jsonl")
    let name = watching ? "watched" : "plain"
    let recorder = try Recorder(path: folder.path(name), header: header, options: .init()) { _ in }
    let monitor = MonitorActor(settings: header.settings, alerting: header.alerting, tap: recorder)
    var watch = VerdictWatch()
    var last: Timestamp?
    for beat in try LogTape([folder.path("a.jsonl")], header: header, concurrency: 1).beats() {
      await monitor.take(beat.events)
      guard last.map({ beat.time - $0 >= VerdictWatch.interval }) ?? true else { continue }
      last = beat.time
      let marks = await watch.marks(of: monitor, at: beat.time)
      if watching { for mark in marks { recorder.mark(mark) } }
    }
    await recorder.close()
    return try RecordingTape(path: folder.path(name))
  }

  private func verdicts(_ marks: [PlaybackStatus.Mark]) -> [PlaybackStatus.Mark] {
    marks.filter { $0.kind == .verdict }
  }

  private func survey(_ tape: some Tape) async -> [PlaybackStatus.Mark] {
    let player = Player(tape) { .now }
    await player.survey()
    return verdicts(await player.status.marks)
  }

  @Test func marksWhatALookThroughTheRecordingFinds() async throws {
    let watched = verdicts(try await record(watching: true).marks())
    let found = await survey(try await record(watching: false))
    try #require(!watched.isEmpty)
    #expect(watched.map(\.text) == found.map(\.text))
    for (mark, other) in zip(watched, found) {
      #expect(max(mark.time - other.time, other.time - mark.time) <= VerdictWatch.interval)
    }
  }

  @Test func aReplayMarksItOnce() async throws {
    let tape = try await record(watching: true)
    #expect(await survey(tape) == verdicts(try tape.marks()))
  }

  @Test func lookingChangesNothing() async throws {
    let (watched, plain) = (try await record(watching: true), try await record(watching: false))
    var states: [[UInt8]] = []
    for tape in [watched, plain] {
      let player = Player(tape) { .now }
      await player.perform(.end)
      states.append(try await player.monitor.checkpoint().encoded().head)
    }
    #expect(states[0] == states[1])
  }
}
