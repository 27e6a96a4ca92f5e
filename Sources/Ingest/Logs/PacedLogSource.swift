public import Predictions
public import Telemetry

/// Plays a log that lies in memory at the pace of its own time stamps.
///
/// What time it is in the log comes from outside; the records whose time has come are delivered.
public struct PacedLogSource: Source {
  private let name: String
  private let compressed: [UInt8]
  private let mapping: SchemaMapping
  private let time: @Sendable () -> Timestamp

  /// How often a player looks at its clock.
  private static let beat = Duration.milliseconds(100)
  /// Rows in a parsed block: few enough that each keeps its readable text.
  private static let blockSizeBytes = 4_096

  /// - Parameter compressed: gzip-compressed lines, in the order of their times.
  public init(
    name: String, compressed: [UInt8], mapping: SchemaMapping = SchemaMapping(),
    time: @escaping @Sendable () -> Timestamp
  ) {
    self.name = name
    self.compressed = compressed
    self.mapping = mapping
    self.time = time
  }

  public func run(into sink: any SourceSink) async {
    var health = SourceHealth(name: name, format: "jsonl+gzip", state: .reading)
    let parser = LogParser(mapping: mapping)
    var reader = LogBlockReader(GzipStream(MemoryStream(compressed), path: name), blockSize: Self.blockSizeBytes)
    do {
      while !Task.isCancelled, let block = try reader.next(isEnd: true) {
        let batch = parser.parse(block, format: .jsonLines)
        health.take(batch.progress, recordCount: batch.rowCount)
        await play(batch, into: sink)
        health.state = .following
        await sink.report(health, source: 0)
      }
      health.state = .finished
    } catch {
      health.state = .failed(error.description)
    }
    await sink.report(health, source: 0)
  }

  /// Delivers the rows of a batch as their time comes.
  private func play(_ batch: PredictionBatch, into sink: any SourceSink) async {
    var start = 0
    while start < batch.rowCount, !Task.isCancelled {
      let now = time()
      var end = start
      while end < batch.rowCount, batch.times[end] <= now.nanoseconds { end += 1 }
      if end > start {
        await sink.take(batch.slice(start..<end))
        start = end
      }
      if start < batch.rowCount { try? await Task.sleep(for: Self.beat) }
    }
  }
}

/// Bytes in memory as a stream.
final class MemoryStream: ByteStream {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    let count = min(rest.count, buffer.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
