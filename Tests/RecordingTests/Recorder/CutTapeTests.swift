import Alerting
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// What is read of a recording whose beginning, or a piece of its middle, is gone.
@Suite struct CutTapeTests {
  private let start = SessionSamples.start

  private static let rules = """
    groups:
    - {name: g, rules: [{alert: Down, expr: up == 0, for: 1m, labels: {severity: page}}]}
    """

  private func scrape(second: Int, defining: Bool = false) -> ScrapeBatch {
    var batch = ScrapeBatch(
      target: 0, health: .init(url: "u", job: "j", instance: "i", interval: .seconds(15), timeout: .seconds(1)),
      time: start + .seconds(second))
    if defining { batch.definitions = [.init(reference: 7, labels: Labels(name: "up", [Label("instance", "i")]))] }
    batch.samples = [.init(reference: 7, milliseconds: batch.time.milliseconds, value: 0)]
    return batch
  }

  /// A line that does not compress and fills a chunk.
  private static let noise: PredictionBatch = {
    var random = SeededGenerator(seed: 3)
    var line: [UInt8] = []
    while line.count < 4_400_000 { withUnsafeBytes(of: random.next() | 0x8080_8080_8080_8080) { line += $0 } }
    var batch = PredictionBatch()
    batch.raw = RawLines(storage: line, count: line.count, path: "log")
    return batch
  }()

  private func notes(deleting statement: String) async throws -> [String] {
    let recorder = try Recorder(path: nil, header: SessionSamples.header(), options: .init()) { _ in }
    for second in 0...4 {
      recorder.take(.scrape(scrape(second: second, defining: second == 2)))
      recorder.take(.predictions(Self.noise))
      recorder.take(.clock(start + .seconds(second)))
      await recorder.flush()
    }
    try await recorder.store.execute(statement)
    let tape = recorder.tape
    let place = TapePlace(beat: 4)
    _ = try tape.beats()
    let notes = tape.notes
    // Who begins in the middle does not know what was told before, and says nothing else.
    var reader = try tape.reader(from: place)
    while try reader.next() != nil {}
    #expect(tape.notes == notes)
    await recorder.close()
    return notes
  }

  @Test func samplesWhoseSeriesAreLostAreCounted() async throws {
    #expect(
      try await notes(deleting: "DELETE FROM chunk WHERE number = 3") == [
        "memory: 2 samples up to \(start + .seconds(4)) cannot be named: what told their series is lost"
      ])
  }

  @Test func nothingIsSaidWhereWhatIsLostToldNoSeries() async throws {
    #expect(try await notes(deleting: "DELETE FROM chunk WHERE number = 5").isEmpty)
  }

  @Test func whatIsLostWhileTheDiskIsFullIsSaidAndToldAgainAtOnce() async throws {
    let recorder = try Recorder(path: nil, header: SessionSamples.header(), options: .init()) { _ in }
    for second in 0...21 {
      if second == 1 { try await recorder.store.execute("PRAGMA max_page_count = 1") }
      if second == 20 { try await recorder.store.execute("PRAGMA max_page_count = 100000000") }
      recorder.take(.scrape(scrape(second: second, defining: second == 2)))
      recorder.take(.predictions(Self.noise))
      recorder.take(.clock(start + .seconds(second)))
      await recorder.flush()
    }
    let tape = recorder.tape
    let beats = try tape.beats()
    let scrapes = beats.flatMap(\.events).compactMap { if case .scrape(let batch) = $0 { batch } else { nil } }
    let count = 22 - scrapes.map(\.samples.count).reduce(0, +)
    #expect((1..<10).contains(count))
    let gap = try #require(try tape.marks().first { $0.kind == .gap })
    #expect(gap.end.map { $0 > gap.time && $0 < start + .seconds(10) } == true)
    #expect(gap.text == "0 records and \(count) samples could not be written")
    // In the same minute as the loss.
    let told = scrapes.contains { !$0.definitions.isEmpty }
    #expect(told)
    #expect(tape.notes.count == 1)
    await recorder.close()
  }

  @Test func anAcknowledgementBeforeTheCutHoldsAfterIt() async throws {
    var header = SessionSamples.header()
    header.alerting = AlertSettings(groups: RuleFile(yaml: Self.rules, path: "a.yml").groups)
    let recorder = try Recorder(path: nil, header: header, options: .init()) { _ in }
    let monitor = MonitorActor(settings: header.settings, alerting: header.alerting, tap: recorder)
    await monitor.setDuty(true, at: start)
    for second in stride(from: 0, to: 9_000, by: 15) {
      await monitor.take(scrape(second: second, defining: second == 0))
      await monitor.advance(to: start + .seconds(second))
      for event in await monitor.takeAlertEvents() { recorder.note(event) }
      if second == 1_800, let entry = await monitor.ownAlerts(at: start + .seconds(second)).first {
        let deed = OperatorAction.Deed.acknowledge(entry.episode.id)
        await monitor.take([
          OperatorAction(
            id: "1", time: start + .seconds(second), actor: Operator(user: "ann", host: "ops"), deed: deed)
        ])
      }
    }
    await recorder.flush()
    let live = await monitor.ownAlerts(at: start + .seconds(8_990))
    #expect(live.contains { if case .acknowledged = $0.standing { true } else { false } }, "\(live)")
    try await recorder.store.execute("DELETE FROM chunk WHERE last_time < \((start + .seconds(5_000)).nanoseconds)")
    let beats = try recorder.tape.beats()
    #expect(beats.first.map { $0.time > start + .seconds(4_000) } == true)
    let replayed = MonitorActor(state: header.initialState())
    for beat in beats { await replayed.take(beat.events) }
    let then = await replayed.ownAlerts(at: start + .seconds(8_990))
    #expect(then.map(\.episode.id) == live.map(\.episode.id))
    #expect(then.map(\.standing) == live.map(\.standing))
    await recorder.close()
  }
}
