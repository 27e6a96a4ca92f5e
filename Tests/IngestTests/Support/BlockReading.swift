import Predictions
import Telemetry

@testable import Ingest

/// Bytes that come in pieces of a given size, as from a pipe.
final class ChunkedStream: ByteStream {
  private let bytes: [UInt8]
  private let chunk: Int
  private var position = 0

  init(_ bytes: [UInt8], chunk: Int) {
    self.bytes = bytes
    self.chunk = chunk
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    let count = min(chunk, buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<(position + count)])
    position += count
    return count
  }
}

/// Every batch of a log that is read in blocks of a given size, through one parser.
func batches(of bytes: [UInt8], format: LogFormat, blockSize: Int, chunk: Int = .max) throws -> [PredictionBatch] {
  var reader = LogBlockReader(ChunkedStream(bytes, chunk: chunk), blockSize: blockSize)
  let parser = LogParser(mapping: SchemaMapping())
  var batches: [PredictionBatch] = []
  var isTable = false
  while var block = try reader.next(isEnd: true) {
    // As a file does it: that it is a table is known when the first block has been cut.
    if case .delimited(let dialect) = format, !isTable {
      isTable = true
      guard let rows = reader.respectQuotes(besides: dialect.delimiter, in: block) else { continue }
      block = rows
    }
    batches.append(parser.parse(block, format: format))
  }
  return batches
}

/// What a log says in all, whatever the blocks that it was read in.
struct LogContent: Equatable {
  var rows: [[String: FieldValue]] = []
  var labels: [[String?]] = []
  var times: [Int64] = []
  var lineCount = 0
  var otherCount = 0
  var byteCount = 0
  /// Line number and reason.
  var malformed: [String] = []

  init(_ batches: [PredictionBatch]) {
    for batch in batches {
      for row in 0..<batch.rowCount {
        rows.append(batch.values(ofRow: row))
        labels.append([batch.actualText(row), batch.predictedText(row)])
      }
      times += batch.times
      malformed += batch.progress.malformed.map { "\($0.line + lineCount): \($0.reason): \($0.text)" }
      lineCount += batch.progress.lineCount
      otherCount += batch.progress.otherCount
      byteCount += batch.progress.byteCount
    }
  }
}
