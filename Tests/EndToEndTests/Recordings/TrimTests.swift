import Alerting
import Foundation
import Monitor
import Predictions
import Recording
import Telemetry
import Testing

/// `driftop recording trim`: what a part of a recording goes on from.
@Suite struct TrimTests {
  private let folder: TemporaryFolder
  private let start = Timestamp(seconds: 1_772_366_400)

  private static let rules = """
    groups: [{name: g, interval: 15s, rules: [{alert: Down, expr: up == 0, for: 1m, labels: {severity: page}}]}]
    """

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path() }

  private func down(second: Int) -> ScrapeBatch {
    let health = TargetHealth(url: "u", job: "j", instance: "i", interval: .seconds(15), timeout: .seconds(1))
    var batch = ScrapeBatch(target: 0, health: health, time: start + .seconds(second))
    if second == 0 { batch.definitions = [.init(reference: 7, labels: Labels(name: "up"))] }
    batch.samples = [.init(reference: 7, milliseconds: batch.time.milliseconds, value: 0)]
    return batch
  }

  /// Ten minutes of a server that is down, which somebody acknowledges after two.
  ///
  /// - Parameter kept: the second at which the state is kept.
  private func record(keepingAt kept: Int?) async throws -> [AlertEntry] {
    var header = RecordingHeader(
      program: "driftop", startedAt: start, settings: MonitorSettings(windowing: .live), mapping: SchemaMapping())
    header.alerting = AlertSettings(groups: RuleFile(yaml: Self.rules, path: "a.yml").groups)
    let recorder = try Recorder(path: path("day.driftop"), header: header, options: .init()) { _ in }
    let monitor = MonitorActor(settings: header.settings, alerting: header.alerting, tap: recorder)
    for second in stride(from: 0, through: 600, by: 15) {
      await monitor.take(down(second: second))
      if second == 120, let entry = await monitor.ownAlerts(at: start + .seconds(second)).first {
        let actor = Operator(user: "ann", host: "ops")
        let deed = OperatorAction.Deed.acknowledge(entry.episode.id)
        await monitor.take([OperatorAction(id: "1", time: start + .seconds(second), actor: actor, deed: deed)])
      }
      await monitor.advance(to: start + .seconds(second))
      if second == kept { await recorder.keepCheckpoint(of: monitor) }
    }
    await recorder.close()
    return await monitor.ownAlerts(at: start + .seconds(600))
  }

  private func trim(_ from: String) throws -> CommandRun {
    try CommandRun.driftop(
      ["recording", "trim", "day.driftop", "--from", "2026-03-01T\(from)Z", "-o", "part.driftop"], in: folder.url)
  }

  @Test(arguments: [nil, 30, 240]) func aPartBeginsAtItsTimeAndKnowsWhatWasAcknowledged(kept: Int?) async throws {
    let live = try await record(keepingAt: kept)
    #expect(live.contains { if case .acknowledged = $0.standing { true } else { false } })
    let run = try trim("12:05:07")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "part.driftop: 0 records, 20 samples\n")
    let tape = try RecordingTape(path: path("part.driftop"))
    #expect(try tape.range() == (start + .seconds(315))...(start + .seconds(600)))
    // Read from the beginning, and from the state that is kept there.
    let checkpoint = try #require(try await tape.checkpoint(before: start + .seconds(315)))
    for (place, state) in [(nil, tape.header.initialState()), (checkpoint.place, checkpoint.state)] {
      let monitor = MonitorActor(state: state)
      var reader = try tape.reader(from: place)
      while let beat = try reader.next() { await monitor.take(beat.events) }
      let then = await monitor.ownAlerts(at: start + .seconds(600))
      #expect(then.map(\.episode.id) == live.map(\.episode.id))
      #expect(then.map(\.standing) == live.map(\.standing))
    }
  }

  @Test func aPartFromTheFirstBeatIsTheWhole() async throws {
    _ = try await record(keepingAt: nil)
    #expect(try trim("12:00:00").output == "part.driftop: 0 records, 41 samples\n")
    let (whole, part) = (try RecordingTape(path: path("day.driftop")), try RecordingTape(path: path("part.driftop")))
    #expect(try part.range() == whole.range())
    #expect(try await part.checkpoint(before: start + .seconds(9_999)) == nil)
  }
}
