import Foundation
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite struct LogBatchReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let json = (0..<200).map { row in
    switch row % 50 {
    case 7: "no line of a log"
    case 8: "{\"level\":\"info\"}"
    default: "{\"ts\":\(1_772_323_200 + row),\"id\":\"r\(row)\",\"y_true\":\(row % 2),\"y_pred\":1,\"f\":\(row)}"
    }
  }

  private static let table =
    ["ts,y_true,y_pred,note"] + (0..<200).map { "\(1_772_323_200 + $0),\($0 % 2),1,\"two\nlines, \($0)\"" }

  private static func options(_ blockSize: Int, concurrency: Int = 1) -> LogBatchReader.Options {
    var options = LogBatchReader.Options()
    (options.blockSizeBytes, options.concurrency) = (blockSize, concurrency)
    return options
  }

  private func parts(_ name: String, _ options: LogBatchReader.Options, from place: LogBatchReader.Place? = nil) -> (
    parts: [LogBatchReader.Part], health: SourceHealth
  ) {
    let reader = LogBatchReader(folder.path(name), source: 3, options: options, from: place)
    var parts: [LogBatchReader.Part] = []
    while let part = reader.next() { parts.append(part) }
    return (parts, reader.health)
  }

  /// What the records of some parts say, wherever they were cut.
  private func rows(_ parts: some Sequence<LogBatchReader.Part>) -> [[String: FieldValue]] {
    LogContent(parts.map(\.batch)).rows
  }

  @Test(arguments: ["a.jsonl", "a.csv"])
  func whereALogIsCutAndHowManyTasksParseItMakesNoDifference(name: String) throws {
    let lines = name == "a.csv" ? Self.table : Self.json
    try folder.write(lines.joined(separator: "\n"), to: name)
    let whole = parts(name, Self.options(1 << 20))
    #expect(rows(whole.parts).count == (name == "a.csv" ? 200 : 192))
    #expect(whole.parts.allSatisfy { $0.batch.source == 3 })
    for blockSize in [60, 300, 1_000] {
      for concurrency in [1, 2, 8] {
        let found = parts(name, Self.options(blockSize, concurrency: concurrency))
        #expect(found.parts.count > 4)
        let isSame = rows(found.parts) == rows(whole.parts)
        #expect(isSame)
        #expect(found.health == whole.health)
      }
    }
  }

  @Test func tellsLinesThatCannotBeUsedByTheirNumberInTheFile() throws {
    try folder.write(Self.json.joined(separator: "\n"), to: "a.jsonl")
    let health = parts("a.jsonl", Self.options(300)).health
    #expect(health.state == .finished)
    #expect(health.format == "jsonl")
    #expect((health.lineCount, health.recordCount) == (200, 192))
    #expect((health.malformedCount, health.otherCount) == (4, 4))
    #expect(health.malformedExamples.map(\.line) == [8, 58, 108, 158])
    #expect(health.malformedExamples.allSatisfy { $0.path == folder.path("a.jsonl") })
  }

  @Test(arguments: ["a.jsonl", "a.csv", "a.jsonl.gz", "a.jsonl.zst"])
  func readsOnFromTheStartOfEveryPart(name: String) throws {
    switch name {
    case "a.csv": try folder.write(Self.table.joined(separator: "\n"), to: name)
    case "a.jsonl": try folder.write(Self.json.joined(separator: "\n"), to: name)
    default:
      let text = name.hasSuffix("gz") ? CompressedReference.manyLinesGzip : CompressedReference.manyLinesZstd
      try folder.write(try #require(Data(base64Encoded: text).map(Array.init)), to: name)
    }
    let isLong = name.hasSuffix("gz") || name.hasSuffix("zst")
    let options = Self.options(isLong ? 200_000 : 500, concurrency: 2)
    let whole = parts(name, options)
    try #require(whole.parts.count > 4)
    for number in isLong ? [whole.parts.count - 2] : [0, 1, 2, whole.parts.count / 2, whole.parts.count - 1] {
      let rest = parts(name, options, from: whole.parts[number].place)
      #expect(rest.parts.map(\.batch.rowCount) == whole.parts[number...].map(\.batch.rowCount))
      let isSame = rows(rest.parts) == rows(whole.parts[number...])
      #expect(isSame)
      #expect(rest.health == whole.health)
    }
  }

  @Test func whatCannotBeReadBecomesTheSourcesHealth() throws {
    try folder.write("", to: "empty.jsonl")
    try folder.write("just a text\nof two lines\n", to: "text")
    for (name, words) in [("missing.jsonl", "missing.jsonl"), ("text", "text: ")] {
      let found = parts(name, Self.options(1_000))
      #expect(found.parts.isEmpty)
      guard case .failed(let sentence) = found.health.state else {
        Issue.record("\(name): \(found.health.state)")
        continue
      }
      #expect(sentence.contains(words))
    }
    let empty = parts("empty.jsonl", Self.options(1_000))
    #expect(empty.parts.isEmpty && empty.health.state == .finished)
  }

  @Test func aLogThatIsCutOffIsReadUpToThere() throws {
    let text = Self.json.joined(separator: "\n")
    try folder.write(String(text.dropLast(20)), to: "a.jsonl")
    let health = parts("a.jsonl", Self.options(300)).health
    #expect((health.recordCount, health.malformedCount) == (191, 5))
    let packed = try #require(Data(base64Encoded: CompressedReference.manyLinesGzip).map(Array.init))
    try folder.write(Array(packed.dropLast(packed.count / 2)), to: "a.jsonl.gz")
    let cut = parts("a.jsonl.gz", Self.options(300))
    #expect(!cut.parts.isEmpty)
    let isSaid = if case .failed(let sentence) = cut.health.state { sentence.contains("a.jsonl.gz") } else { false }
    #expect(isSaid, "\(cut.health.state)")
  }

  @Test func theEndOfALogIsReadWithoutTheRest() throws {
    try folder.write(Self.json.joined(separator: "\n"), to: "a.jsonl")
    let options = Self.options(300)
    let start = try #require(parts("a.jsonl", options).parts.first?.place)
    // The format is known once something has been read.
    var place = start
    place.format = .jsonLines
    let last = try #require(LogBatchReader.end(of: folder.path("a.jsonl"), after: place, options: options))
    #expect(last.times.max() == 1_772_323_399_000_000_000)
    #expect(last.rowCount < 20)
  }
}
