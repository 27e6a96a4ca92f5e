import Foundation
import Ingest
import Monitor
import Predictions
import Recording
import Telemetry
import TestSupport
import Testing

/// A recording that goes on for long in little space.
@Suite struct RecordingLimitTests {
  private static let limit = 4_000_000
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("a.rec") }

  private func recorder() throws -> Recorder {
    var options = Recorder.Options()
    options.limitBytes = Self.limit
    return try Recorder(path: path, header: SessionSamples.header(), options: options) { _ in }
  }

  /// Lines that do not compress.
  private func lines(_ number: Int) -> SessionEvent {
    var random = SeededGenerator(seed: UInt64(number))
    var line: [UInt8] = []
    while line.count < 65_536 { withUnsafeBytes(of: random.next()) { line += $0 } }
    var batch = PredictionBatch()
    batch.raw = RawLines(storage: line, count: line.count, path: "log")
    batch.rowCount = 100
    return .predictions(batch)
  }

  private func clock(_ second: Int) -> SessionEvent { .clock(SessionSamples.start + .seconds(second)) }

  /// What the recording takes with all that SQLite keeps beside it.
  private var sizeBytes: Int {
    ["", "-wal", "-shm"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }

  @Test func neverTakesMoreThanItMayWithItsJournal() async throws {
    let recorder = try recorder()
    var largest = 0
    for second in 1...150 {
      recorder.take(lines(second))
      recorder.take(clock(second))
      if second % 2 == 0 { await recorder.flush() }
      // Somebody looks back meanwhile.
      if second % 10 == 0 {
        var reader = try recorder.tape.reader(from: nil)
        _ = try reader.next()
      }
      largest = max(largest, sizeBytes)
    }
    await recorder.close()
    #expect(largest < Self.limit)
    #expect(largest > Self.limit / 2)
    let range = try RecordingTape(path: path).range()
    #expect(range.upperBound == SessionSamples.start + .seconds(150))
    #expect((90..<150).contains((range.lowerBound - SessionSamples.start).components.seconds))
  }

  @Test func shrinksWhenItMayTakeLess() async throws {
    let large = try Recorder(path: path, header: SessionSamples.header(), options: .init()) { _ in }
    for second in 1...150 {
      large.take(lines(second))
      large.take(clock(second))
    }
    await large.close()
    #expect(sizeBytes > 2 * Self.limit)
    let small = try recorder()
    for second in 151...160 {
      small.take(lines(second))
      small.take(clock(second))
      await small.flush()
    }
    await small.close()
    #expect(sizeBytes < Self.limit)
  }

  @Test func whatIsLeftTellsWhatWasKnownSoonAfterItsBeginning() async throws {
    let recorder = try recorder()
    var scrape = ScrapeBatch(
      target: 3,
      health: .init(url: "u", job: "j", instance: "i", interval: .seconds(15), timeout: .seconds(1)),
      time: SessionSamples.start)
    scrape.definitions = [.init(reference: 7, labels: Labels(name: "up"))]
    recorder.take(.scrape(scrape))
    // Ten seconds in all: it cannot wait for the next minute.
    for number in 1...150 {
      recorder.take(lines(number))
      recorder.take(.clock(SessionSamples.start + .milliseconds(number * 66)))
      if number % 4 == 0 { await recorder.flush() }
    }
    await recorder.close()
    var reader = try RecordingTape(path: path).reader(from: nil)
    var (beats, definitionCount) = (0, 0)
    while definitionCount == 0, let beat = try reader.next() {
      beats += 1
      for case .scrape(let batch) in beat.events { definitionCount += batch.definitions.count }
    }
    #expect(definitionCount == 1)
    #expect(beats <= 20)
  }

  @Test func aClockThatWasSetBackLosesNothing() async throws {
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: .init()) { _ in }
    let hour = 3_600
    let told = [0, 10, 20, 20 - hour, 30 - hour, 40 - hour, 50]
    for second in told {
      recorder.take(.health(SourceHealth(name: "\(second)"), source: 0))
      recorder.take(clock(second))
    }
    await recorder.close()
    let tape = try RecordingTape(path: path)
    var reader = try tape.reader(from: nil)
    var (names, times): ([String], [Int64]) = ([], [])
    while let beat = try reader.next() {
      for case .health(let health, source: _) in beat.events { names.append(health.name) }
      times.append((beat.time - SessionSamples.start).components.seconds)
    }
    #expect(names == told.map(String.init))
    #expect(times == [0, 10, 20, 20, 20, 20, 50])
    #expect(try tape.marks().map(\.text) == ["the clock was set back by 60 min"])
    var later = try tape.reader(from: TapePlace(beat: 4))
    #expect(try later.next()?.time == SessionSamples.start + .seconds(20))
  }
}
