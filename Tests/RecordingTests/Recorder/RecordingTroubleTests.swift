import Foundation
import Monitor
import Predictions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct RecordingTroubleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path("a.rec") }

  /// Beats a quarter of an hour and more apart, so that each is a chunk of its own, with lines that do not compress.
  private func beat(_ number: Int, bytes: Int = 65_536) -> [SessionEvent] {
    var random = SeededGenerator(seed: UInt64(number))
    var line: [UInt8] = []
    while line.count < bytes { withUnsafeBytes(of: random.next()) { line += $0 } }
    var batch = PredictionBatch()
    batch.raw = RawLines(storage: line, count: line.count, path: "log")
    batch.rowCount = 100
    return [.predictions(batch), .clock(SessionSamples.start + .seconds(number * 1000))]
  }

  private func times(_ tape: RecordingTape) throws -> [Int64] {
    var reader = try tape.reader(from: nil)
    var times: [Int64] = []
    while let beat = try reader.next() { times.append((beat.time - SessionSamples.start).components.seconds / 1000) }
    return times
  }

  private func sqlite(_ statements: String) throws { try DatabaseScript.run(statements, on: path) }

  private func record(_ numbers: ClosedRange<Int>, _ change: (inout Recorder.Options) -> Void = { _ in }) async throws {
    var options = Recorder.Options()
    change(&options)
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: options) { _ in }
    for number in numbers {
      for event in beat(number) { recorder.take(event) }
      if number % 4 == 0 { await recorder.flush() }
    }
    await recorder.close()
  }

  @Test func goesOnAfterTheDiskWasFullAndLosesNothingThatFitsInMemory() async throws {
    let said = Mutex<[String]>([])
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: .init()) { sentence in
      said.withLock { $0.append(sentence) }
    }
    for event in beat(1) { recorder.take(event) }
    await recorder.flush()
    try await recorder.store.execute("PRAGMA max_page_count = 1")
    for number in 2...10 {
      for event in beat(number) { recorder.take(event) }
      await recorder.flush()
    }
    #expect(said.withLock { $0 } == ["\(path): the disk is full; make room, and the recording goes on"])
    #expect(try times(recorder.tape) == [1])
    try await recorder.store.execute("PRAGMA max_page_count = 100000000")
    await recorder.flush()
    #expect(said.withLock { $0.last } == "\(path): recording goes on")
    await recorder.close()
    #expect(try times(try RecordingTape(path: path)) == Array(1...10))
  }

  @Test func staysBelowItsLimitAndKeepsTheNewest() async throws {
    try await record(1...50) { $0.limitBytes = 1_500_000 }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    #expect(size < 1_500_000)
    let tape = try RecordingTape(path: path)
    let kept = try times(tape)
    #expect(kept.last == 50)
    #expect(kept.count > 10)
    #expect(kept == Array((kept.first ?? 0)...50))
    #expect(try tape.range().lowerBound >= SessionSamples.start + .seconds(20_000))
  }

  @Test func letsGoWhatIsTooOld() async throws {
    try await record(1...40) { $0.limitAge = .seconds(10_000) }
    let kept = try times(try RecordingTape(path: path))
    #expect(kept.last == 40)
    #expect((28...31).contains(kept.first ?? 0))
  }

  @Test func leavesOutADamagedChunkAndSaysSo() async throws {
    try await record(1...20)
    try sqlite("UPDATE chunk SET bytes = CAST(substr(bytes, 1, 1000) || 'x' AS BLOB) WHERE number = 5")
    let tape = try RecordingTape(path: path)
    let found = try times(tape)
    #expect(found.count == 19)
    #expect(Set(1...20).subtracting(found.map(Int.init)).count == 1)
    #expect(tape.notes.count == 1)
    #expect(tape.notes.first?.contains("chunk 5 is damaged and left out: from ") == true)
    #expect(tape.notes.first?.hasSuffix("100 records") == true)
  }

  @Test(arguments: [0.2, 0.5, 0.9, 0.99]) func readsWhatIsLeftOfATruncatedFile(share: Double) async throws {
    try await record(1...20)
    let whole = try Data(contentsOf: URL(filePath: path))
    try folder.write(Array(whole.prefix(Int(Double(whole.count) * share))), to: "a.rec")
    let tape = try RecordingTape(path: path)
    let found = try times(tape)
    // Where half is gone, the pages that tell where the rest lies may be too.
    #expect(share < 0.9 || Double(found.count) >= share * 20 - 3)
    #expect(!tape.notes.isEmpty)
  }

  @Test func damageAnywhereNeverTrapsAndIsToldInASentence() async throws {
    try await record(1...3)
    let whole = Array(try Data(contentsOf: URL(filePath: path)))
    var random = SeededGenerator(seed: 5)
    for _ in 0..<30 {
      var damaged = whole
      for _ in 0..<20 {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      try folder.write(damaged, to: "b.rec")
      do {
        let tape = try RecordingTape(path: folder.path("b.rec"))
        _ = try times(tape)
        _ = try tape.marks()
      } catch let fault as RecordingFault {
        #expect(fault.sentence.contains("b.rec: "))
      }
    }
  }

  @Test func aNewerFormatIsRefused() async throws {
    try await record(1...1)
    try sqlite("PRAGMA user_version = 7")
    #expect(
      throws: RecordingFault("\(path): was recorded by a newer driftop (format 7, this one knows 2); use that one")
    ) {
      try RecordingTape(path: path)
    }
  }

  @Test func hiddenValuesAreNowhereInTheFile() async throws {
    var options = Recorder.Options()
    options.treatments = [
      .init(kind: .mask, pattern: "user"), .init(kind: .hash, pattern: "id"), .init(kind: .drop, pattern: "features.*"),
    ]
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: options) { _ in }
    let text =
      #"{"id":"SECRET1","user":{"n":"SECRET2"},"features":{"a":"SECRET3"},"y":1}"# + "\n" + #"{"user":"SECRET4"#
    var batch = PredictionBatch()
    batch.raw = RawLines(storage: Array(text.utf8), count: text.utf8.count, path: "log")
    recorder.take(.predictions(batch))
    var health = SourceHealth(name: "log")
    health.malformedExamples = [.init(path: "log", line: 2, reason: "SECRET5 is no number", text: "SECRET5")]
    recorder.take(.health(health, source: 0))
    recorder.take(.clock(SessionSamples.start))
    await recorder.close()
    let tape = try RecordingTape(path: path)
    var reader = try tape.reader(from: nil)
    let events = try reader.next()?.events ?? []
    let lines = events.compactMap { event -> String? in
      guard case .predictions(let batch) = event, let raw = batch.raw else { return nil }
      return String(decoding: raw.storage.prefix(raw.count), as: UTF8.self)
    }
    #expect(lines.first?.hasPrefix(#"{"id":"h:"#) == true)
    #expect(lines.first?.hasSuffix("\",\"user\":{\"n\":\"***\"},\"features\":{},\"y\":1}\n***") == true)
    #expect(!events.map(dump).joined().contains("SECRET"))
    #expect(tape.notes.count == 3)
  }

  @Test func readingBeginsAgainWhereOldChunksAreGone() async throws {
    let recorder = try Recorder(path: nil, header: SessionSamples.header(), options: .init()) { _ in }
    var batch = ScrapeBatch(
      target: 3,
      health: .init(url: "u", job: "j", instance: "i", interval: .seconds(15), timeout: .seconds(1)),
      time: SessionSamples.start)
    batch.definitions = [.init(reference: 7, labels: Labels(name: "up"))]
    recorder.take(.health(SourceHealth(name: "log"), source: 2))
    for second in stride(from: 0, to: 10_000, by: 1000) {
      batch.time = SessionSamples.start + .seconds(second)
      batch.samples = [.init(reference: 7, milliseconds: batch.time.milliseconds, value: 1)]
      recorder.take(.scrape(batch))
      recorder.take(.clock(batch.time))
      batch.definitions = []
    }
    await recorder.flush()
    try await recorder.store.execute("DELETE FROM chunk WHERE number < 4")
    var reader = try recorder.tape.reader(from: nil)
    let first = try #require(try reader.next())
    #expect(first.place.beat > 1)
    let known = first.events.prefix(2).map(dump)
    #expect(known.first == dump(.health(SourceHealth(name: "log"), source: 2)))
    guard case .scrape(let restated) = first.events[1] else {
      Issue.record("no definitions")
      return
    }
    #expect(restated.definitions.map(\.reference) == [7])
    #expect(restated.samples.isEmpty)
    await recorder.close()
  }

  @Test func keepsStatesToGoOnFrom() async throws {
    let recorder = try Recorder(path: path, header: SessionSamples.header(), options: .init()) { _ in }
    let monitor = MonitorActor(settings: SessionSamples.header().settings, tap: recorder)
    for second in 1...5 {
      await monitor.report(SourceHealth(name: "\(second)"), source: 0)
      // Within a beat nothing can be kept.
      #expect(await !recorder.keepCheckpoint(of: monitor))
      await recorder.advance(monitor, to: SessionSamples.start + .seconds(second))
    }
    await recorder.close()
    let tape = try RecordingTape(path: path)
    #expect(try await tape.checkpoint(before: SessionSamples.start) == nil)
    let checkpoint = try #require(try await tape.checkpoint(before: SessionSamples.start + .milliseconds(3500)))
    #expect(checkpoint.time == SessionSamples.start + .seconds(3))
    var reader = try tape.reader(from: checkpoint.place)
    #expect(try reader.next()?.time == SessionSamples.start + .seconds(4))
  }
}
