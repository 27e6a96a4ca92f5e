import Predictions
import Telemetry
import Testing

@testable import Ingest

@Suite struct LogBlockReaderTests {
  private static let log = [
    "\u{FEFF}{\"ts\":1772323200,\"y_true\":1,\"y_pred\":0,\"k\":\"é\"}", "", "{\"y_true\":1", "not json at all",
    "{\"ts\":\"2026-03-01T00:00:01Z\",\"y_pred\":\"cat\",\"nested\":{\"a\":[1,2],\"b\":true}}\r", "   ",
    "{\"level\":\"info\"}", "{\"log\":\"{\\\"y_pred\\\":1}\\n\",\"time\":\"2026-03-01T00:00:02Z\"}",
    "{\"y_pred\":\"last\"}",
  ]

  @Test(arguments: [true, false])
  func everyBlockSizeAndEveryPieceOfAPipeReadTheSame(endsWithLineBreak: Bool) throws {
    let bytes = Array((Self.log.joined(separator: "\n") + (endsWithLineBreak ? "\n" : "")).utf8)
    let whole = LogContent(try batches(of: bytes, format: .jsonLines, blockSize: 1 << 20))
    #expect(whole.rows.count == 4)
    #expect(whole.lineCount == 9)
    #expect(whole.malformed.count == 2)
    #expect(whole.byteCount == bytes.count)
    for blockSize in 1...(bytes.count + 1) {
      #expect(LogContent(try batches(of: bytes, format: .jsonLines, blockSize: blockSize)) == whole, "\(blockSize)")
    }
    for chunk in 1...40 {
      #expect(LogContent(try batches(of: bytes, format: .jsonLines, blockSize: 64, chunk: chunk)) == whole, "\(chunk)")
    }
  }

  @Test func blocksHoldWholeLinesAndGiveTheLogBack() throws {
    let bytes = Array(Self.log.joined(separator: "\n").utf8)
    for blockSize in [1, 7, 30, 100] {
      var reader = LogBlockReader(ChunkedStream(bytes, chunk: 11), blockSize: blockSize)
      var found: [UInt8] = []
      var firsts: [Bool] = []
      while let block = try reader.next(isEnd: true) {
        let content = Array(block.storage[..<block.count])
        #expect(block.storage.count >= block.count + LogBlock.padding)
        found += content
        firsts.append(block.isFirst)
        #expect(content.last == 0x0A || found.count == bytes.count)
      }
      #expect(found == bytes)
      #expect(firsts == [true] + Array(repeating: false, count: firsts.count - 1))
    }
  }

  @Test func memoryIsUsedAgainWithoutMixingBlocks() throws {
    let bytes = Array(Self.log.joined(separator: "\n").utf8)
    var reader = LogBlockReader(ChunkedStream(bytes, chunk: .max), blockSize: 50)
    var memory: [UInt8] = Array(repeating: 0x22, count: 300)
    var found: [UInt8] = []
    while let block = try reader.next(isEnd: true, reusing: memory) {
      found += block.storage[..<block.count]
      memory = block.storage
    }
    #expect(found == bytes)
  }

  @Test func aHalfWrittenLineWaitsForItsEnd() throws {
    let stream = GrowingStream()
    var reader = LogBlockReader(stream, blockSize: 16)
    #expect(try reader.next(isEnd: false) == nil)
    stream.append("{\"y_pred\"")
    #expect(try reader.next(isEnd: false) == nil)
    #expect(reader.pendingByteCount == 9)
    stream.append(":1}\n{\"y_p")
    #expect(try reader.next(isEnd: false).map { Array($0.storage[..<$0.count]) } == Array("{\"y_pred\":1}\n".utf8))
    #expect(try reader.next(isEnd: false) == nil)
    stream.append("red\":0}")
    #expect(try reader.next(isEnd: true).map { Array($0.storage[..<$0.count]) } == Array("{\"y_pred\":0}".utf8))
    #expect(try reader.next(isEnd: true) == nil)
  }

  @Test func aLineBeyondTheLimitIsSteppedOverAndCounted() throws {
    let long = String(repeating: "x", count: 300)
    for lines in [
      ["{\"y_pred\":1}", long, "{\"y_pred\":0}"], [long, "{\"y_pred\":1}", "{\"y_pred\":0}"],
      ["{\"y_pred\":1}", "{\"y_pred\":0}", long],
    ] {
      for blockSize in [1, 5, 13, 64, 90] {
        let bytes = Array(lines.joined(separator: "\n").utf8)
        var reader = LogBlockReader(ChunkedStream(bytes, chunk: .max), blockSize: blockSize)
        reader.lineLimit = 100
        var (skipped, lineCount, rowCount) = (0, 0, 0)
        let parser = LogParser(mapping: SchemaMapping())
        while let block = try reader.next(isEnd: true) {
          skipped += block.skippedLineCount
          let batch = parser.parse(block, format: .jsonLines)
          (lineCount, rowCount) = (lineCount + batch.progress.lineCount, rowCount + batch.rowCount)
        }
        #expect([skipped, lineCount, rowCount] == [1, 3, 2], "\(blockSize)")
      }
    }
  }

  @Test func aLineOf64MebibytesIsRead() throws {
    let limit = LogBlockReader.lineLimit
    let stream = LongLineStream(length: limit)
    var reader = LogBlockReader(stream, blockSize: limit / 2)
    let first = try #require(try reader.next(isEnd: false))
    #expect(first.count == limit + 1)
    #expect(first.skippedLineCount == 0)
    #expect(try reader.next(isEnd: true) == nil)
  }

  @Test func tellsThatALineWasTooLong() {
    let block = LogBlock(
      storage: [UInt8](repeating: 0, count: LogBlock.padding), count: 0, isFirst: false, skippedLineCount: 2)
    let batch = LogParser(mapping: SchemaMapping()).parse(block, format: .jsonLines)
    #expect(batch.progress.malformedCount == 2)
    #expect(batch.progress.malformed.map(\.reason) == ["longer than 64 MiB", "longer than 64 MiB"])
    #expect(batch.progress.malformed.map(\.line) == [1, 2])
  }

  @Test func anErrorOfTheStreamIsPassedOnAfterTheLinesBeforeIt() throws {
    var reader = LogBlockReader(FailingStream(Array("{\"a\":1}\n{\"b\"".utf8)), blockSize: 100)
    #expect(try reader.next(isEnd: true)?.count == 8)
    #expect(throws: FailingStream.failure) { try reader.next(isEnd: true) }
  }
}

private final class GrowingStream: ByteStream {
  private var bytes: [UInt8] = []

  func append(_ text: String) { bytes += Array(text.utf8) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    let count = min(buffer.count, bytes.count)
    buffer.copyBytes(from: bytes[..<count])
    bytes.removeFirst(count)
    return count
  }
}

/// One line of a given length.
private final class LongLineStream: ByteStream {
  private var rest: Int

  init(length: Int) { rest = length + 1 }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    let count = min(rest, buffer.count)
    buffer[..<count].withMemoryRebound(to: UInt8.self) { $0.update(repeating: 0x78) }
    rest -= count
    if rest == 0, count > 0 { buffer[count - 1] = 0x0A }
    return count
  }
}

private final class FailingStream: ByteStream {
  static let failure = LogError.system(path: "p", operation: "read", code: 5)
  private let bytes: [UInt8]
  private var isRead = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    if isRead { throw Self.failure }
    isRead = true
    buffer.copyBytes(from: bytes)
    return bytes.count
  }
}
