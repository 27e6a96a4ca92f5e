/// Reads the rows of a delimited file into a column set.
final class DelimitedParser {
  private let columns: ColumnSet
  private let dialect: Dialect
  private let slots: [Int]
  private let scratch = Scratch()

  init(columns: ColumnSet, dialect: Dialect) {
    self.columns = columns
    self.dialect = dialect
    slots = dialect.header.map { columns.slot(forPath: $0) }
  }

  /// What one row was, and where the next begins: behind a line break, which the last row may lack.
  struct Row {
    var outcome: JSONLineParser.Outcome
    var next: UnsafePointer<UInt8>
    /// Line breaks inside quoted cells.
    var extraLines: Int
  }

  /// Reads the row that begins at `start`.
  func parse(_ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, number: Int) -> Row {
    var position = start
    var cellIndex = 0
    var extraLines = 0
    columns.beginRow()
    while true {
      guard let cell = nextCell(&position, end: end, &extraLines) else {
        columns.abandonRow()
        // The line break at the very end closes the last line and begins no other.
        let isClosed = end[-1] == UInt8(ascii: "\n")
        let swallowed = isClosed ? extraLines - 1 : extraLines
        return Row(
          outcome: .malformed(.openQuote(lineCount: swallowed + 1)), next: isClosed ? end : end + 1,
          extraLines: swallowed)
      }
      if cellIndex < slots.count { set(cell, cellIndex) }
      cellIndex += 1
      if position >= end || position.pointee == UInt8(ascii: "\n") { break }
      position += 1
    }
    return Row(outcome: outcome(cellIndex, number), next: position + 1, extraLines: extraLines)
  }

  private func outcome(_ cellCount: Int, _ number: Int) -> JSONLineParser.Outcome {
    guard cellCount == slots.count else {
      columns.abandonRow()
      return .malformed(.wrongCellCount(found: cellCount, expected: slots.count))
    }
    if columns.endRow(line: number) { return .record }
    return columns.rowMarks.failure.map { .malformed($0) } ?? .other
  }

  private struct Cell {
    var text: UnsafeBufferPointer<UInt8>
    /// Whether the text lies in the scratch buffer and goes with the next cell.
    var isTransient: Bool
  }

  @inline(__always)
  private func set(_ cell: Cell, _ index: Int) {
    guard cell.text.count > 0 else { return }
    let slot = slots[index]
    if dialect.usesDecimalComma, let comma = cell.text.firstIndex(of: UInt8(ascii: ",")) {
      var text = Array(cell.text)
      text[comma] = UInt8(ascii: ".")
      let number = text.withUnsafeBufferPointer { buffer -> Bool in
        guard let number = NumberDecoder.decodeWhole(buffer) else { return false }
        columns.set(number, text: buffer, slot: slot)
        columns.forgetText(slot: slot)
        return true
      }
      if number { return }
    }
    if let first = cell.text.first, first >= 0x80 || cell.text.contains(where: { $0 >= 0x80 }),
      !StringScanner.isValidUTF8(cell.text)
    {
      columns.fail(.notUTF8(field: dialect.header[index]))
      return
    }
    columns.set(cell.text, isQuoted: false, slot: slot)
    if cell.isTransient { columns.forgetText(slot: slot) }
  }

  /// The next cell; `position` is then at the delimiter, the line break or the end. `nil` for an open quote.
  @inline(__always)
  private func nextCell(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, _ extraLines: inout Int
  ) -> Cell? {
    if position < end, position.pointee == UInt8(ascii: "\"") {
      return quotedCell(&position, end: end, &extraLines)
    }
    let start = position
    while position < end, position.pointee != dialect.delimiter, position.pointee != UInt8(ascii: "\n") {
      position += 1
    }
    var length = position - start
    if length > 0, start[length - 1] == UInt8(ascii: "\r") { length -= 1 }
    return Cell(text: UnsafeBufferPointer(start: start, count: length), isTransient: false)
  }

  private func quotedCell(
    _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, _ extraLines: inout Int
  ) -> Cell? {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      guard position < end else { return nil }
      if position.pointee == UInt8(ascii: "\"") {
        guard position + 1 < end, position[1] == UInt8(ascii: "\"") else { break }
        hasEscapes = true
        position += 1
      } else if position.pointee == UInt8(ascii: "\n") {
        extraLines += 1
      }
      position += 1
    }
    let content = UnsafeBufferPointer(start: start, count: position - start)
    while position < end, position.pointee != dialect.delimiter, position.pointee != UInt8(ascii: "\n") {
      position += 1
    }
    return Cell(text: hasEscapes ? scratch.unescape(content) : content, isTransient: hasEscapes)
  }
}

/// Memory for one cell whose doubled quotes had to be resolved.
private final class Scratch {
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)

  deinit { memory.deallocate() }

  /// The content with doubled quotes made single, valid until the next call.
  func unescape(_ content: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if memory.count < content.count {
      memory.deallocate()
      memory = .allocate(capacity: content.count * 2)
    }
    var length = 0
    var index = 0
    while index < content.count {
      memory[length] = content[index]
      length += 1
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return UnsafeBufferPointer(start: memory.baseAddress, count: length)
  }
}
