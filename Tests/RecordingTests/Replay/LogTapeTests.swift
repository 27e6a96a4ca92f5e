import Foundation
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct LogTapeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func tape(_ names: [String], concurrency: Int = 2) throws -> LogTape {
    try LogTape(names.map { folder.path($0) }, header: ReplaySamples.header(), concurrency: concurrency)
  }

  /// Beats as text: seconds since the start, and the ids' count of each source.
  private func shape(_ beats: [TapeBeat]) -> [String] {
    beats.map { beat in
      let rows = beat.events.compactMap { event -> String? in
        if case .predictions(let batch) = event { "\(batch.source):\(batch.rowCount)" } else { nil }
      }
      return "\(Int((beat.time - ReplaySamples.start).inSeconds)) " + rows.joined(separator: " ")
    }
  }

  @Test func aBeatIsASecondInWhichSomethingHappens() throws {
    try folder.write([0, 0, 1, 5].map { ReplaySamples.line($0) }.joined(), to: "a.jsonl")
    #expect(shape(try tape(["a.jsonl"]).beats()) == ["0 ", "1 0:2", "2 0:1", "6 0:1", "6 "])
  }

  @Test func filesAreInterleavedByTime() throws {
    try folder.write([0, 2, 4].map { ReplaySamples.line($0) }.joined(), to: "a.jsonl")
    try folder.write([1, 2, 3].map { ReplaySamples.line($0, model: "spam") }.joined(), to: "b.jsonl")
    let shape = shape(try tape(["a.jsonl", "b.jsonl"]).beats())
    #expect(shape == ["0 ", "1 0:1", "2 1:1", "3 0:1 1:1", "4 1:1", "5 0:1", "5 "])
  }

  @Test func silenceIsTickedAWhileAndThenLeaptOver() throws {
    try folder.write(ReplaySamples.line(0) + ReplaySamples.line(40) + ReplaySamples.line(90_000), to: "a.jsonl")
    let times = try tape(["a.jsonl"]).beats().map { Int(($0.time - ReplaySamples.start).inSeconds) }
    #expect(times.prefix(5) == [0, 1, 16, 31, 41])
    #expect(times.count < 60)
    #expect(times.suffix(3) == [90_000, 90_001, 90_001])
  }

  @Test func theBeatsDoNotDependOnHowManyTasksParse() throws {
    try folder.write(ReplaySamples.log(seconds: 0..<4_000), to: "big.jsonl")
    let one = shape(try tape(["big.jsonl"], concurrency: 1).beats())
    #expect(shape(try tape(["big.jsonl"], concurrency: 2).beats()) == one)
    #expect(shape(try tape(["big.jsonl"], concurrency: 8).beats()) == one)
    #expect(one.count == 4_002)
  }

  @Test(arguments: ["big.jsonl", "big.jsonl.gz"])
  func readingGoesOnFromAnyPlaceAsFromTheStart(name: String) throws {
    try folder.write(ReplaySamples.log(seconds: 0..<20_000), to: "big.jsonl")
    if name.hasSuffix(".gz") { try gzip("big.jsonl") }
    let tape = try tape([name])
    let all = try tape.beats()
    for beat in [1, 700, 16_390, 16_400, all.count - 2, all.count] {
      var reader = try tape.reader(from: TapePlace(beat: Int64(beat)))
      let next = try reader.next()
      guard beat < all.count else {
        #expect(next == nil)
        continue
      }
      let expected = all[beat]
      #expect(next?.time == expected.time)
      #expect(next?.place == expected.place)
      #expect(next.map { ids($0) } == ids(expected))
      #expect(next.flatMap { health($0) } == health(expected))
    }
  }

  private func ids(_ beat: TapeBeat) -> [UInt64] {
    beat.events.flatMap { event -> [UInt64] in
      if case .predictions(let batch) = event { batch.ids ?? [] } else { [] }
    }
  }

  private func health(_ beat: TapeBeat) -> SourceHealth? {
    beat.events.lazy.compactMap { if case .health(let health, _) = $0 { health } else { nil } }.first
  }

  private func gzip(_ name: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", folder.path(name)]
    try process.run()
    process.waitUntilExit()
  }

  @Test func everyBeatBringsItsLastRecordsInReadableForm() throws {
    try folder.write(ReplaySamples.log(seconds: 0..<3_000), to: "a.jsonl")
    for beat in try tape(["a.jsonl"]).beats() {
      for case .predictions(let batch) in beat.events {
        let second = Int((beat.time - ReplaySamples.start).inSeconds) - 1
        #expect(batch.tail.map(\.id) == ["fraud-\(second)"])
      }
    }
  }

  @Test func theRangeIsKnownBeforeTheLogIsRead() throws {
    try folder.write(ReplaySamples.log(seconds: 0..<9_000), to: "a.jsonl")
    let range = try tape(["a.jsonl"]).range()
    #expect(range == ReplaySamples.start...(ReplaySamples.start + .seconds(9_000)))
  }

  @Test func theSourcesHealthFollowsTheRecords() throws {
    try folder.write(ReplaySamples.log(seconds: 0..<10) + "{\"ts\":tru\n", to: "a.jsonl")
    let beats = try tape(["a.jsonl"]).beats()
    let counts = beats.compactMap { health($0)?.recordCount }
    #expect(counts == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])
    #expect(beats.last.flatMap { health($0) }?.state == .finished)
    #expect(beats.last.flatMap { health($0) }?.malformedCount == 1)
  }

  @Test func saysWhatCannotBeReplayed() throws {
    try folder.write("{\"score\":0.5,\"y_true\":1}\n", to: "timeless.jsonl")
    try folder.write("", to: "empty.jsonl")
    try folder.write([0, 1, 2, 0, 255], to: "binary.jsonl")
    for (name, end) in [
      ("timeless.jsonl", ": no record carries a time; name the field with --map time=FIELD"),
      ("empty.jsonl", ": no record was found; name its fields with --map, as in --map actual=FIELD"),
      ("binary.jsonl", ": binary data, not a log; driftop reads JSON lines, CSV and TSV, plain, gzip or zstd"),
      ("missing.jsonl", ": cannot open: No such file or directory"),
    ] {
      let fault = #expect(throws: RecordingFault.self) { try tape([name]) }
      #expect(fault?.sentence == folder.path(name) + end)
    }
    let fault = #expect(throws: RecordingFault.self) { try LogTape(["-"], header: ReplaySamples.header()) }
    #expect(fault?.sentence == "standard input cannot be replayed: it is read more than once; name a file")
  }

  @Test func timesYearsApartAreNoted() throws {
    try folder.write(
      ReplaySamples.line(0) + ReplaySamples.line(200_000_000) + ReplaySamples.line(1), to: "a.jsonl")
    let tape = try tape(["a.jsonl"])
    #expect(try tape.beats().count == 4)
    #expect(tape.notes.count == 1)
  }
}
