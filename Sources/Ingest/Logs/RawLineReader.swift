public import Predictions
internal import Telemetry

/// Reads lines that were kept as they stood: gives the batch that came of them.
///
///     let reader = RawLineReader(mapping: mapping)
///     reader.batch(of: lines).rowCount  // that of the batch that carried the lines
///
/// May be shared by tasks.
public struct RawLineReader: Sendable {
  private let parsers: ParserPool

  /// - Parameter mapping: the one with which the lines were first read.
  public init(mapping: SchemaMapping) {
    parsers = ParserPool(mapping: mapping)
  }

  /// The batch, without its source and the time of its arrival.
  ///
  /// - Complexity: O(bytes).
  public func batch(of lines: RawLines) -> PredictionBatch {
    var storage = lines.storage
    // Scanners may overshoot.
    if storage.count < lines.count + LogBlock.padding {
      storage = Array(storage.prefix(lines.count)) + Array(repeating: 0, count: LogBlock.padding)
    }
    let block = LogBlock(
      storage: storage, count: lines.count, isFirst: lines.isFirst, skippedLineCount: lines.skippedLineCount)
    var batch = parsers.parse(block, format: LogFormat(lines))
    for example in batch.progress.malformed.indices {
      batch.progress.malformed[example].path = lines.path
      batch.progress.malformed[example].line += lines.lineOffset
    }
    return batch
  }
}

extension RawLines {
  init(_ block: LogBlock, _ format: LogFormat) {
    self.init(storage: block.storage, count: block.count, isFirst: block.isFirst)
    skippedLineCount = block.skippedLineCount
    guard case .delimited(let dialect) = format else { return }
    table = Table(
      delimiter: dialect.delimiter, header: dialect.header, headerLine: dialect.headerLine,
      usesDecimalComma: dialect.usesDecimalComma)
  }
}

extension LogFormat {
  init(_ lines: RawLines) {
    guard let table = lines.table else {
      self = .jsonLines
      return
    }
    self = .delimited(
      Dialect(
        delimiter: table.delimiter, header: table.header, headerLine: table.headerLine,
        usesDecimalComma: table.usesDecimalComma))
  }
}
