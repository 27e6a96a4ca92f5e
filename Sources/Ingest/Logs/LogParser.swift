internal import Glibc
internal import Predictions
internal import Telemetry

/// Turns blocks of a log into batches. Holds what was learnt of the log's shape, so keep one and use it again.
///
/// Where the log is cut into blocks makes no difference to what comes out.
final class LogParser {
  /// Which records are kept in readable form.
  enum Readable {
    /// The last of a block.
    case lastOfBlock
    /// The last of each second of event time, so that a block can be cut between any two of them.
    case lastOfEachSecond

    fileprivate var count: Int { self == .lastOfBlock ? 32 : 16 }
  }

  private let columns: ColumnSet
  private let json: JSONLineParser
  private let mapping: SchemaMapping
  private let readable: Readable
  private var delimited: (dialect: Dialect, parser: DelimitedParser)?
  /// Offset and length of each record's line.
  private let readableRoles = ReadableRecord.Roles()
  private var spans: [(start: Int, length: Int)] = []

  init(mapping: SchemaMapping, readable: Readable = .lastOfBlock) {
    self.mapping = mapping
    self.readable = readable
    columns = ColumnSet(mapping: mapping)
    json = JSONLineParser(columns: columns)
  }

  /// Reads the lines of a block; line numbers in the result begin with 1 at the block's start.
  func parse(_ block: LogBlock, format: LogFormat) -> PredictionBatch {
    columns.reset()
    spans.removeAll(keepingCapacity: true)
    return block.storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return PredictionBatch() }
      let start = base + (block.isFirst && hasByteOrderMark(storage) ? 3 : 0)
      let content = UnsafeBufferPointer(start: start, count: block.count - (start - base))
      for _ in 0..<block.skippedLineCount {
        columns.progress.lineCount += 1
        note(.tooLong(limitBytes: LogBlockReader.lineLimit), line: UnsafeBufferPointer(start: nil, count: 0))
      }
      switch format {
      case .jsonLines: parseLines(content)
      case .delimited(let dialect): parseRows(content, dialect, isFirst: block.isFirst)
      }
      columns.progress.byteCount = block.count
      columns.forgetTexts()
      var batch = columns.finish()
      batch.tail = readableTail(content, format, batch.times)
      return batch
    }
  }

  private func parseLines(_ content: UnsafeBufferPointer<UInt8>) {
    guard var position = content.baseAddress else { return }
    let start = position
    let end = position + content.count
    while position < end {
      let lineEnd = lineEnd(position, end)
      columns.progress.lineCount += 1
      let line = UnsafeBufferPointer(start: position, count: lineEnd - position)
      if !isBlank(line) {
        take(json.parse(line, number: columns.progress.lineCount), line: line, offset: position - start)
      }
      position = lineEnd + 1
    }
  }

  private func parseRows(_ content: UnsafeBufferPointer<UInt8>, _ dialect: Dialect, isFirst: Bool) {
    let parser = parser(for: dialect)
    guard var position = content.baseAddress else { return }
    let start = position
    let end = position + content.count
    var isHeader = isFirst && dialect.hasHeader
    while position < end {
      columns.progress.lineCount += 1
      let number = columns.progress.lineCount
      let line = UnsafeBufferPointer(start: position, count: lineEnd(position, end) - position)
      if isBlank(line, besides: dialect.delimiter) {
        position += line.count + 1
        continue
      }
      if isHeader || !mapping.isPlain, repeatsHeader(line, dialect) {
        // The header at the top is expected; further ones come of files glued together.
        if !isHeader { columns.progress.otherCount += 1 }
        isHeader = false
        position += line.count + 1
        continue
      }
      let row = parser.parse(position, end: end, number: number)
      take(row.outcome, line: .init(start: position, count: max(0, row.next - position - 1)), offset: position - start)
      columns.progress.lineCount += row.extraLines
      position = row.next
    }
  }

  private func parser(for dialect: Dialect) -> DelimitedParser {
    if let delimited, delimited.dialect == dialect { return delimited.parser }
    let parser = DelimitedParser(columns: columns, dialect: dialect)
    delimited = (dialect, parser)
    return parser
  }

  @inline(__always)
  private func take(_ outcome: JSONLineParser.Outcome, line: UnsafeBufferPointer<UInt8>, offset: Int) {
    switch outcome {
    case .record: spans.append((offset, line.count))
    case .other: columns.progress.otherCount += 1
    case .malformed(let reason) where mapping.isPlain && !reason.isOfARow:
      columns.progress.otherCount += 1
    case .malformed(let reason):
      note(reason, line: line)
      if mapping.isPlain {
        columns.keepEmptyRow(line: columns.progress.lineCount)
        spans.append((offset, line.count))
      }
    }
  }

  private func note(_ reason: MalformedReason, line: UnsafeBufferPointer<UInt8>) {
    columns.progress.malformedCount += 1
    guard columns.progress.malformed.count < LogProgress.exampleLimit else { return }
    // What cannot be read cannot be masked field by field.
    let text = mapping.masks.isEmpty ? String(decoding: line.prefix(200), as: UTF8.self) : "(masked)"
    columns.progress.malformed.append(
      SourceHealth.MalformedLine(
        path: "", line: columns.progress.lineCount, reason: describe(reason), text: text))
  }

  private func describe(_ reason: MalformedReason) -> String {
    guard !mapping.masks.isEmpty else { return reason.description }
    return switch reason {
    case .notATime, .implausibleTime: "the time stamp cannot be used"
    case .notANumber(let field, _): "\(field) should be a number"
    default: reason.description
    }
  }

  private func readableTail(
    _ content: UnsafeBufferPointer<UInt8>, _ format: LogFormat, _ times: [Int64]
  ) -> [RecordText] {
    let reader = ReadableRecord(format: format, mapping: mapping, roles: readableRoles)
    return readableRows(times).map { row in
      let span = spans[row]
      let line = UnsafeBufferPointer(rebasing: content[span.start..<min(content.count, span.start + span.length)])
      return reader.read(line, row: row)
    }
  }

  private func readableRows(_ times: [Int64]) -> [Int] {
    guard readable == .lastOfEachSecond else { return Array(max(0, spans.count - readable.count)..<spans.count) }
    var (rows, left, second) = ([Int](), 0, Int64?.none)
    for row in spans.indices.reversed() {
      let own = times[row] / 1_000_000_000
      if own != second { (left, second) = (readable.count, own) }
      if left > 0 { rows.append(row) }
      left -= 1
    }
    return rows.reversed()
  }

  @inline(__always)
  private func lineEnd(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    guard let found = memchr(start, Int32(UInt8(ascii: "\n")), end - start) else { return end }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
  }

  /// - Parameter delimiter: a row of empty cells is a row, even where spaces or tabs part them.
  @inline(__always)
  private func isBlank(_ line: UnsafeBufferPointer<UInt8>, besides delimiter: UInt8 = 0) -> Bool {
    guard let first = line.first, first <= 0x20 else { return line.isEmpty }
    return line.allSatisfy { $0 <= 0x20 && $0 != delimiter }
  }

  private func repeatsHeader(_ line: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) -> Bool {
    guard dialect.hasHeader, line.first == dialect.headerLine.first else { return false }
    let length = line.last == UInt8(ascii: "\r") ? line.count - 1 : line.count
    return length == dialect.headerLine.count && dialect.headerLine.elementsEqual(line.prefix(length))
  }

  private func hasByteOrderMark(_ storage: UnsafeBufferPointer<UInt8>) -> Bool {
    storage.count >= 3 && storage[0] == 0xEF && storage[1] == 0xBB && storage[2] == 0xBF
  }
}
