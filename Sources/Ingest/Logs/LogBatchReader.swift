internal import Dispatch
internal import Glibc
public import Predictions
public import Telemetry

/// Reads a log when it is asked, a batch at a time, from its start or from a place between two batches.
///
///     let reader = LogBatchReader("predictions.jsonl", options: .init())
///     while let part = reader.next() { state.apply(part.batch) }
///
/// Where a log is cut and how many of its blocks are parsed side by side makes no difference to the records. What goes
/// wrong becomes the source's health. Used by one task.
public final class LogBatchReader {
  public struct Options: Sendable {
    public var mapping = SchemaMapping()
    /// Blocks that are parsed at the same time.
    public var concurrency = 2
    public var blockSizeBytes = 262_144

    public init() {}
  }

  /// Where a batch begins, to read on from there later.
  public struct Place: Sendable {
    /// Within the content, expanded where the file is compressed.
    public internal(set) var byteOffset = 0
    /// What was known of the source before it.
    public internal(set) var health: SourceHealth
    var format: LogFormat?
    var compression = Compression.none
  }

  /// A batch, and what was known when it had been read.
  public struct Part: Sendable {
    public var batch: PredictionBatch
    /// Where it begins; `nil` behind a line too long to be read, from where only the way from the start is known.
    public var place: Place?
    public var health: SourceHealth
  }

  /// The source's number, which its batches carry.
  public let source: Int
  private let path: String
  private let options: Options
  private let parsers: ParserPool
  private var blocks: LogBlockReader?
  private var place: Place
  private var isPlaceKnown = true
  private var ready: [Part] = []
  private var failure: String?

  /// Blocks of a group, parsed side by side, for each of the tasks.
  private static let blocksPerTask = 4

  public init(_ path: String, source: Int = 0, options: Options, from place: Place? = nil) {
    self.path = path
    self.source = source
    self.options = options
    parsers = ParserPool(mapping: options.mapping, readable: .lastOfEachSecond)
    self.place = place ?? Place(health: SourceHealth(name: path, state: .reading))
    do throws(LogError) {
      try open()
    } catch {
      fail(error.description)
    }
  }

  /// The source as it is after what was handed out last; once all has been, its end.
  public var health: SourceHealth {
    var health = place.health
    health.state = failure.map { .failed($0) } ?? .finished
    return health
  }

  /// The next records; `nil` at the end.
  public func next() -> Part? {
    if ready.isEmpty { ready = readGroup().reversed() }
    return ready.popLast()
  }

  // MARK: Opening

  private func open() throws(LogError) {
    let file = try FileStream(path: path)
    guard place.byteOffset > 0 else {
      // Found again with the first block, which is then cut as it was.
      place.format = nil
      let expanded = try ExpandedStream(file, path: path)
      place.compression = expanded.compression
      blocks = LogBlockReader(expanded.stream, blockSize: options.blockSizeBytes)
      return
    }
    let stream: any ByteStream
    if place.compression == .none {
      lseek(file.descriptor, off_t(place.byteOffset), SEEK_SET)
      stream = file
    } else {
      stream = try ExpandedStream(file, path: path).stream
      try skip(place.byteOffset, of: stream)
    }
    var delimiter: UInt8?
    if case .delimited(let dialect) = place.format { delimiter = dialect.delimiter }
    // As far as the block reached when it was read before, so that the cuts are the same: it began with what was left of
    // a stretch that had been read.
    let size = options.blockSizeBytes
    let left = place.byteOffset % size
    blocks = LogBlockReader(
      continuing: stream, blockSize: left == 0 ? size : 2 * size - left, delimiter: delimiter)
  }

  private func skip(_ count: Int, of stream: any ByteStream) throws(LogError) {
    var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
    var left = count
    while left > 0 {
      if left < piece.count { piece.removeLast(piece.count - left) }
      let got = try stream.read(into: &piece)
      guard got > 0 else { return }
      left -= got
    }
  }

  private func fail(_ sentence: String) {
    failure = sentence
    blocks = nil
  }

  // MARK: Reading

  /// Reads some blocks and parses them side by side.
  private func readGroup() -> [Part] {
    var group: [LogBlock] = []
    while group.count < max(1, options.concurrency) * Self.blocksPerTask, let block = nextBlock() {
      group.append(block)
    }
    guard let format = place.format, !group.isEmpty else { return [] }
    return parse(group, format).enumerated().map { part(of: $1, count: group[$0].count, group[$0].skippedLineCount) }
  }

  private func parse(_ group: [LogBlock], _ format: LogFormat) -> [PredictionBatch] {
    guard options.concurrency > 1, group.count > 1 else { return group.map { parsers.parse($0, format: format) } }
    let tasks = min(options.concurrency, group.count)
    var batches = [PredictionBatch](repeating: PredictionBatch(), count: group.count)
    batches.withUnsafeMutableBufferPointer { buffer in
      // `nonisolated(unsafe)` is safe: each task writes the elements of its own remainder alone, and the call returns when
      // all have ended.
      nonisolated(unsafe) let buffer = buffer
      let parsers = parsers
      DispatchQueue.concurrentPerform(iterations: tasks) { task in
        for index in stride(from: task, to: group.count, by: tasks) {
          buffer[index] = parsers.parse(group[index], format: format)
        }
      }
    }
    return batches
  }

  private func part(of parsed: PredictionBatch, count: Int, _ skippedLineCount: Int) -> Part {
    var batch = parsed
    batch.source = source
    for example in batch.progress.malformed.indices {
      batch.progress.malformed[example].path = place.health.name
      batch.progress.malformed[example].line += place.health.lineCount
    }
    if skippedLineCount > 0 { isPlaceKnown = false }
    let start = isPlaceKnown ? place : nil
    place.byteOffset += count
    place.health.take(batch.progress, recordCount: batch.rowCount)
    return Part(batch: batch, place: start, health: place.health)
  }

  private func nextBlock() -> LogBlock? {
    do throws(LogError) {
      guard let block = try blocks?.next(isEnd: true) else { return nil }
      blocks?.blockSize = options.blockSizeBytes
      return place.format == nil ? recognise(block) : block
    } catch {
      fail(error.description)
      return nil
    }
  }

  /// Finds the format in the first block; `nil` where it is no log.
  private func recognise(_ block: LogBlock) -> LogBlock? {
    let sample = block.storage.prefix(min(block.count, 65_536))
    let detected = sample.withUnsafeBufferPointer {
      LogFormat.detect($0.withoutByteOrderMark, mapping: options.mapping)
    }
    switch detected {
    case .success(let format):
      place.format = format
      let compression = place.compression
      place.health.format = format.name + (compression == .none ? "" : "+\(compression.rawValue)")
      guard case .delimited(let dialect) = format else { return block }
      return blocks?.respectQuotes(besides: dialect.delimiter, in: block) ?? nextBlock()
    case .failure(let found):
      fail("\(path): \(found)")
      return nil
    }
  }
}

extension LogBatchReader {
  /// The last records of a log, to tell when it ends.
  ///
  /// - Complexity: O(1) for a plain file; a compressed one is expanded as a whole.
  public static func end(of path: String, after start: Place, options: Options) -> PredictionBatch? {
    guard let format = start.format, let sizeBytes = FileIdentity(path: path)?.sizeBytes else { return nil }
    var last: LogBlock?
    do throws(LogError) {
      let file = try FileStream(path: path)
      let skipped = start.compression == .none ? max(0, Int(sizeBytes) - 2 * options.blockSizeBytes) : 0
      lseek(file.descriptor, off_t(skipped), SEEK_SET)
      let stream: any ByteStream = skipped > 0 ? file : try ExpandedStream(file, path: path).stream
      var blocks = LogBlockReader(stream, blockSize: options.blockSizeBytes)
      while let block = try blocks.next(isEnd: true) { last = block }
    } catch {
      // What came before the damage ends the log.
    }
    guard let last else { return nil }
    return ParserPool(mapping: options.mapping).parse(last, format: format)
  }
}
