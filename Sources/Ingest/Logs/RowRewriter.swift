internal import Predictions

/// Copies the rows of a table, but for the cells that its rewriter hides.
struct RowRewriter {
  private let table: RawLines.Table
  private(set) var rewriter: FieldRewriter
  private let deeds: [FieldRule.Deed?]

  init(table: RawLines.Table, rewriter: FieldRewriter) {
    self.table = table
    var rewriter = rewriter
    deeds = table.header.map { rewriter.deed(for: Array($0.utf8)) }
    self.rewriter = rewriter
  }

  /// The table without the columns that are dropped.
  var keptTable: RawLines.Table {
    var kept = table
    kept.header = zip(table.header, deeds).filter { $1 != .drop }.map(\.0)
    guard !table.headerLine.isEmpty else { return kept }
    kept.headerLine = []
    writeHeader(table.headerLine[...], into: &kept.headerLine)
    return kept
  }

  func rewrite(_ rows: ArraySlice<UInt8>, into written: inout [UInt8]) {
    var start = rows.startIndex
    while start < rows.endIndex {
      guard let (cells, end) = row(rows, from: start) else {
        // A quote that nobody closes: all that follows may be its cell.
        written += FieldRewriter.hidden
        if rows.last == UInt8(ascii: "\n") { written.append(UInt8(ascii: "\n")) }
        return
      }
      if isHeader(rows[start..<end]) {
        writeHeader(rows[start..<end], into: &written)
      } else if rows[start..<end].allSatisfy({ $0 <= 0x20 && $0 != table.delimiter }) {
        written += rows[start..<end]
      } else if cells.count != table.header.count {
        written += FieldRewriter.hidden
      } else {
        write(cells, of: rows, into: &written)
      }
      if end < rows.endIndex { written.append(UInt8(ascii: "\n")) }
      start = end + 1
    }
  }

  private func write(_ cells: [Range<Int>], of rows: ArraySlice<UInt8>, into written: inout [UInt8]) {
    var isFirst = true
    for (cell, deed) in zip(cells, deeds) where deed != .drop {
      if !isFirst { written.append(table.delimiter) }
      isFirst = false
      let content = Self.content(rows[cell])
      switch deed {
      // What is missing may be seen to be.
      case _ where content.isEmpty: written += rows[cell]
      case nil where isEnvelope(content, at: cell, in: cells): written += FieldRewriter.hidden
      case nil: written += rows[cell]
      case .hash: written += rewriter.hashed(content)
      case .mask, .drop: written += FieldRewriter.hidden
      }
    }
  }

  /// Whether a cell may hold a whole record, of which it is not known what lies where.
  private func isEnvelope(_ content: [UInt8], at cell: Range<Int>, in cells: [Range<Int>]) -> Bool {
    guard content.contains(UInt8(ascii: "{")), let index = cells.firstIndex(of: cell) else { return false }
    return Column.isEnvelope(table.header[index])
  }

  private func writeHeader(_ line: ArraySlice<UInt8>, into written: inout [UInt8]) {
    guard let (cells, _) = row(line, from: line.startIndex) else { return }
    let kept = zip(cells, deeds).filter { $1 != .drop }.map { line[$0.0] }
    written += kept.joined(separator: [table.delimiter])
  }

  private func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard !table.headerLine.isEmpty else { return false }
    return (line.last == UInt8(ascii: "\r") ? line.dropLast() : line).elementsEqual(table.headerLine)
  }

  /// The cells of the row that begins at `start`, quotes and a carriage return included, and the place of the line
  /// break that ends it; `nil` for a quote that is not closed.
  private func row(_ rows: ArraySlice<UInt8>, from start: Int) -> (cells: [Range<Int>], end: Int)? {
    var cells: [Range<Int>] = []
    var position = start
    while true {
      let cellStart = position
      if position < rows.endIndex, rows[position] == UInt8(ascii: "\"") {
        position += 1
        while true {
          guard let quote = rows[position...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
          position = quote + 1
          guard position < rows.endIndex, rows[position] == UInt8(ascii: "\"") else { break }
          position += 1
        }
      }
      while position < rows.endIndex, rows[position] != table.delimiter, rows[position] != UInt8(ascii: "\n") {
        position += 1
      }
      cells.append(cellStart..<position)
      if position >= rows.endIndex || rows[position] == UInt8(ascii: "\n") { return (cells, position) }
      position += 1
    }
  }

  /// The value of a cell: without its quotes, and a quote that stands for itself once.
  private static func content(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    let cell = cell.last == UInt8(ascii: "\r") ? cell.dropLast() : cell
    guard cell.first == UInt8(ascii: "\"") else { return Array(cell) }
    var content: [UInt8] = []
    var index = cell.startIndex + 1
    while index < cell.endIndex {
      if cell[index] == UInt8(ascii: "\"") {
        guard index + 1 < cell.endIndex, cell[index + 1] == UInt8(ascii: "\"") else { break }
        index += 1
      }
      content.append(cell[index])
      index += 1
    }
    return content
  }
}
