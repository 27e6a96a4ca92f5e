internal import Predictions
internal import Telemetry

/// One log being read: its stream, format, line count and health. Used by one task.
final class LogFile {
  struct Options {
    var mapping: SchemaMapping
    var blockSize: Int
    /// Blocks that are parsed at the same time.
    var concurrency: Int
    /// Whether batches carry the lines that they were read of.
    var keepsLines = false
  }

  let index: Int
  let path: String
  private(set) var health: SourceHealth
  private(set) var stream: FileStream?
  private(set) var compression = Compression.none
  private let options: Options
  private let parsers: ParserPool
  private var reader: LogBlockReader?
  private(set) var format: LogFormat?
  private var lineCount = 0
  private var deliveredCount = 0
  /// Memory of blocks that have been parsed.
  private var spare: [[UInt8]] = []

  private static let followingBlockSize = 65_536

  init(index: Int, path: String, options: Options, parsers: ParserPool) {
    self.index = index
    self.path = path
    self.options = options
    self.parsers = parsers
    health = SourceHealth(name: path == "-" ? "standard input" : path)
  }

  // MARK: Opening

  /// Opens the file and looks at its first bytes.
  func open() throws(LogError) {
    let file = path == "-" ? FileStream(standardInput: ()) : try FileStream(path: path)
    stream = file
    lineCount = 0
    let expanded = try ExpandedStream(file, path: path)
    compression = expanded.compression
    reader = LogBlockReader(expanded.stream, blockSize: options.blockSize)
    format = nil
    health.state = .reading
  }

  /// Whether new bytes at the end of the file can be read as they come.
  var canGrow: Bool { compression == .none }

  func close() {
    stream = nil
    reader = nil
  }

  // MARK: Reading

  /// Reads all that is there and hands it on in order.
  ///
  /// - Parameter isEnd: whether no more will come, so that a last line needs no line break.
  func readAvailable(isEnd: Bool, receivedAt: Timestamp?, into sink: any SourceSink) async {
    var inFlight: [Task<(PredictionBatch, [UInt8]), Never>] = []
    do {
      while !Task.isCancelled, let (block, format) = try nextBlock(isEnd: isEnd, reusing: spare.popLast() ?? []) {
        if options.concurrency <= 1 {
          await deliver(parse(block, format), receivedAt: receivedAt, into: sink)
          spare.append(block.storage)
          continue
        }
        let (parse, keepsLines) = (parse, options.keepsLines)
        // What a recorder holds is not used again; the next block has memory of its own.
        inFlight.append(Task { (parse(block, format), keepsLines ? [] : block.storage) })
        if inFlight.count > options.concurrency {
          let (batch, memory) = await inFlight.removeFirst().value
          spare.append(memory)
          await deliver(batch, receivedAt: receivedAt, into: sink)
        }
      }
    } catch {
      health.state = .failed(error.description)
    }
    for task in inFlight { await deliver(await task.value.0, receivedAt: receivedAt, into: sink) }
  }

  private var parse: @Sendable (LogBlock, LogFormat) -> PredictionBatch {
    let (parsers, keepsLines) = (parsers, options.keepsLines)
    return { block, format in
      var batch = parsers.parse(block, format: format)
      if keepsLines { batch.raw = RawLines(block, format) }
      return batch
    }
  }

  private func nextBlock(isEnd: Bool, reusing memory: consuming [UInt8]) throws(LogError) -> (LogBlock, LogFormat)? {
    guard let block = try reader?.next(isEnd: isEnd, reusing: memory) else { return nil }
    if let format { return (block, format) }
    let sample = block.storage.prefix(min(block.count, 65_536))
    let detected = sample.withUnsafeBufferPointer {
      LogFormat.detect($0.withoutByteOrderMark, mapping: options.mapping)
    }
    switch detected {
    case .success(let found):
      format = found
      health.format = found.name + (compression == .none ? "" : "+\(compression.rawValue)")
      guard case .delimited(let dialect) = found else { return (block, found) }
      if let rows = reader?.respectQuotes(besides: dialect.delimiter, in: block) { return (rows, found) }
      return try nextBlock(isEnd: isEnd, reusing: [])
    case .failure(.noRecords) where !isEnd:
      // A log that is being written may begin with a banner; what it is shows when more has come.
      return (block, .jsonLines)
    case .failure(let failure):
      health.state = .failed("\(path): \(failure)")
      health.lineCount += block.storage.prefix(block.count).count { $0 == UInt8(ascii: "\n") }
      reader = nil
      return nil
    }
  }

  private func deliver(_ parsed: PredictionBatch, receivedAt: Timestamp?, into sink: any SourceSink) async {
    var batch = parsed
    batch.source = index
    batch.receivedAt = receivedAt
    for example in batch.progress.malformed.indices {
      batch.progress.malformed[example].path = health.name
      batch.progress.malformed[example].line += lineCount
    }
    batch.raw?.path = health.name
    batch.raw?.lineOffset = lineCount
    lineCount += batch.progress.lineCount
    health.take(batch.progress, recordCount: batch.rowCount)
    await sink.take(batch)
    deliveredCount += 1
    // A long log shows its progress; every batch would be a waste.
    if deliveredCount % 16 == 0 { await sink.report(health, source: index) }
  }

  func setState(_ state: SourceHealth.State) {
    if case .failed = health.state, state == .following || state == .finished { return }
    health.state = state
    // From now on little comes at a time.
    if state == .following {
      reader?.blockSize = min(options.blockSize, Self.followingBlockSize)
      spare = []
    }
  }

  /// Says so when nothing in a log that has been read can be used.
  func noteUselessness() {
    guard health.recordCount == 0, health.lineCount > 0 else { return }
    if case .failed = health.state { return }
    let found: String =
      if case .delimited(let dialect) = format {
        "the columns are \(dialect.header.prefix(8).joined(separator: ", "))"
      } else {
        "\(health.otherCount) other and \(health.malformedCount) malformed lines"
      }
    health.state = .failed(
      "\(path): no field of a prediction found; \(found); name them with --map, as in --map actual=FIELD")
  }
}

extension SourceHealth {
  /// How many malformed lines are kept, the first and the last.
  static let exampleLimit = 200

  mutating func take(_ progress: LogProgress, recordCount newRecords: Int) {
    lineCount += progress.lineCount
    recordCount += newRecords
    otherCount += progress.otherCount
    malformedCount += progress.malformedCount
    sizeBytes += progress.byteCount
    for example in progress.malformed {
      if malformedExamples.count == Self.exampleLimit { malformedExamples.remove(at: Self.exampleLimit / 2) }
      malformedExamples.append(example)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  var withoutByteOrderMark: UnsafeBufferPointer<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: self[3...]) : self
  }
}
