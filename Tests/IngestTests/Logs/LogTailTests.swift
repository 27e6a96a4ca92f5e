import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Ingest

/// Looks are taken by hand, so nothing here waits.
@Suite struct LogTailTests {
  /// A tail of one file, and what it has delivered.
  private struct Watched {
    let folder: TemporaryFolder
    let tail: LogTail
    let sink = CollectingSink()

    init(_ name: String = "log.jsonl") throws {
      let folder = try TemporaryFolder()
      let path = folder.path(name)
      let options = LogFile.Options(mapping: SchemaMapping(), blockSize: 64, concurrency: 1)
      let parsers = ParserPool(mapping: SchemaMapping())
      self.folder = folder
      tail = LogTail(path: path, index: 0) { LogFile(index: 0, path: path, options: options, parsers: parsers) }
    }

    func look(isEnd: Bool = false) async { await tail.look(isEnd: isEnd, receivedAt: nil, into: sink) }

    var predicted: [String] { get async { await sink.predicted } }
  }

  @Test func deliversWhatIsAppended() async throws {
    let watched = try Watched()
    try watched.folder.write(line("a") + line("b"), to: "log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["a", "b"])
    #expect(watched.tail.health.state == .following)
    try watched.folder.append(line("c"), to: "log.jsonl")
    await watched.look()
    await watched.look()
    #expect(await watched.predicted == ["a", "b", "c"])
    #expect(watched.tail.health.recordCount == 3)
    #expect(watched.tail.health.lineCount == 3)
  }

  @Test func aHalfWrittenLineIsDeliveredOnceAndWhole() async throws {
    let watched = try Watched()
    try watched.folder.write("{\"y_pr", to: "log.jsonl")
    await watched.look()
    for piece in ["ed\":", "\"a\"", "}", "\n{\"y_pred\":\"b\"}"] {
      #expect(await watched.predicted.isEmpty)
      try watched.folder.append(piece, to: "log.jsonl")
      await watched.look()
    }
    #expect(await watched.predicted == ["a"])
    await watched.look(isEnd: true)
    #expect(await watched.predicted == ["a", "b"])
    #expect(watched.tail.health.malformedCount == 0)
  }

  @Test func followsAFileThatIsRenamedAwayTwice() async throws {
    let watched = try Watched()
    try watched.folder.write(line("a"), to: "log.jsonl")
    await watched.look()
    try watched.folder.append(line("b"), to: "log.jsonl")
    try watched.folder.rename("log.jsonl", to: "log.jsonl.1")
    await watched.look()
    try watched.folder.write(line("c"), to: "log.jsonl")
    // The writer has not noticed yet.
    try watched.folder.append(line("d"), to: "log.jsonl.1")
    await watched.look()
    #expect(await watched.predicted.sorted() == ["a", "b", "c", "d"])
    try watched.folder.rename("log.jsonl.1", to: "log.jsonl.2")
    try watched.folder.rename("log.jsonl", to: "log.jsonl.1")
    try watched.folder.write(line("e"), to: "log.jsonl")
    try watched.folder.append(line("f"), to: "log.jsonl.1")
    await watched.look()
    await watched.look()
    #expect(await watched.predicted.sorted() == ["a", "b", "c", "d", "e", "f"])
    #expect(watched.tail.health.recordCount == 6)
    #expect(watched.tail.health.state == .following)
  }

  @Test func theCountsOfRotatedFilesStayInTheHealth() async throws {
    let watched = try Watched()
    for round in 0..<30 {
      try watched.folder.write(line("r\(round)") + "{broken\n", to: "log.jsonl")
      await watched.look()
      try watched.folder.rename("log.jsonl", to: "old-\(round)")
    }
    await watched.look()
    let health = watched.tail.health
    #expect(health.recordCount == 30)
    #expect(health.malformedCount == 30)
    #expect(health.malformedExamples.count == 30)
    #expect(await watched.predicted == (0..<30).map { "r\($0)" })
  }

  @Test func examplesStayFewOverAnyNumberOfRotations() async throws {
    let watched = try Watched()
    for round in 0..<30 {
      try watched.folder.write(String(repeating: "{broken \(round)\n", count: 30), to: "log.jsonl")
      await watched.look()
      try watched.folder.rename("log.jsonl", to: "old")
    }
    let health = watched.tail.health
    #expect(health.malformedCount == 900)
    #expect(health.malformedExamples.count == 200)
    #expect(health.malformedExamples.first?.text == "{broken 0")
    #expect(health.malformedExamples.last?.text == "{broken 29")
  }

  @Test func startsOverWhenTheFileIsCopiedAndTruncated() async throws {
    let watched = try Watched()
    try watched.folder.write(line("a") + line("b"), to: "log.jsonl")
    await watched.look()
    try watched.folder.write("", to: "log.jsonl")
    await watched.look()
    try watched.folder.append(line("c"), to: "log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["a", "b", "c"])
    // Truncated and longer than before already when it is looked at again.
    try watched.folder.write(line("dd") + line("e") + line("f"), to: "log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["a", "b", "c", "dd", "e", "f"])
    #expect(watched.tail.health.recordCount == 6)
  }

  @Test func waitsForAFileThatDoesNotExistYet() async throws {
    let watched = try Watched("later/log.jsonl")
    await watched.look()
    #expect(watched.tail.health.state == .waiting)
    try watched.folder.makeFolder("later")
    await watched.look()
    #expect(watched.tail.health.state == .waiting)
    try watched.folder.write("", to: "later/log.jsonl")
    await watched.look()
    try watched.folder.append(line("a"), to: "later/log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["a"])
    #expect(watched.tail.health.state == .following)
  }

  @Test func aFileThatIsMissingAtTheEndHasFailed() async throws {
    let watched = try Watched()
    await watched.look(isEnd: true)
    guard case .failed(let reason) = watched.tail.health.state else {
      Issue.record("\(watched.tail.health.state)")
      return
    }
    #expect(reason.hasSuffix("log.jsonl: cannot open: No such file or directory"))
  }

  @Test func survivesGarbage() async throws {
    let watched = try Watched()
    try watched.folder.write("starting up\n\n# a banner of two lines\n", to: "log.jsonl")
    await watched.look()
    try watched.folder.append(line("a") + "\u{1}\u{2}\u{FFFD}\n{{{{\n[1,2\n" + line("b"), to: "log.jsonl")
    await watched.look()
    try watched.folder.append("\"\\\n}}}}\n{\"y_pred\":\n" + line("c"), to: "log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["a", "b", "c"])
    #expect(watched.tail.health.state == .following)
    #expect(watched.tail.health.lineCount == 12)
    #expect(watched.tail.health.malformedCount == 8)
    #expect(watched.tail.health.malformedExamples.map(\.line) == [1, 3, 5, 6, 7, 9, 10, 11])
  }

  @Test func binaryDataIsNoLog() async throws {
    let watched = try Watched()
    try watched.folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0x0A, 0, 1, 0x0A], to: "log.jsonl")
    await watched.look()
    guard case .failed(let reason) = watched.tail.health.state else {
      Issue.record("\(watched.tail.health.state)")
      return
    }
    #expect(reason.contains("binary data"))
  }

  @Test func aLogOfUnknownFieldsSaysWhatItHas() async throws {
    let watched = try Watched("log.csv")
    try watched.folder.write("alpha,beta\nx,y\n", to: "log.csv")
    await watched.look(isEnd: true)
    guard case .failed(let reason) = watched.tail.health.state else {
      Issue.record("\(watched.tail.health.state)")
      return
    }
    #expect(reason.contains("no field of a prediction found; the columns are alpha, beta"))
  }

  @Test(arguments: DecompressionTests.Kind.allCases)
  func compressedFilesAreReadToTheirEnd(kind: DecompressionTests.Kind) async throws {
    let watched = try Watched("log.jsonl")
    try watched.folder.write(Array(kind.parts.joined()), to: "log.jsonl")
    await watched.look()
    #expect(await watched.predicted == ["1", "0", "1", "0"])
    #expect(watched.tail.health.state == .finished)
    #expect(watched.tail.health.format == "jsonl+\(kind.rawValue)")
  }

  @Test(arguments: DecompressionTests.Kind.allCases)
  func aTruncatedCompressedFileGivesItsLinesAndFails(kind: DecompressionTests.Kind) async throws {
    let watched = try Watched("log.jsonl")
    try watched.folder.write(kind.parts[0] + kind.parts[1].dropLast(3), to: "log.jsonl")
    await watched.look(isEnd: true)
    #expect(await watched.predicted == ["1", "0"])
    guard case .failed(let reason) = watched.tail.health.state else {
      Issue.record("\(watched.tail.health.state)")
      return
    }
    #expect(reason.hasSuffix("damaged \(kind.rawValue) data (it ends in the middle); what came before it was used"))
  }

  @Test func aTableMayHaveQuotedLineBreaksFromItsFirstBlockOn() async throws {
    let watched = try Watched("log.csv")
    let row = "1,\"a note over\nseveral\n\"\"quoted\"\" lines\"\n"
    // Longer than the blocks of 64 bytes that are read here.
    try watched.folder.write("y_pred,note\n" + String(repeating: row, count: 20), to: "log.csv")
    await watched.look(isEnd: true)
    #expect(await watched.predicted == Array(repeating: "1", count: 20))
    #expect(watched.tail.health.malformedCount == 0)
    #expect(watched.tail.health.lineCount == 61)
  }
}
