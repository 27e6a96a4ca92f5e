internal import Predictions

/// How a delimited file is written: what stands between cells, and the names of its columns.
struct Dialect: Hashable, Sendable {
  var delimiter: UInt8
  /// Column names; made up as "column_1" and so on when the file has no header.
  var header: [String]
  /// The header as it stands in the file; empty when there is none.
  var headerLine: [UInt8]
  var hasHeader: Bool { !headerLine.isEmpty }
  /// Whether numbers are written with a decimal comma, as spreadsheets do beside semicolons.
  var usesDecimalComma: Bool

  /// Finds the dialect from the beginning of a file.
  ///
  /// The delimiter is the one that cuts the first lines into the same number of cells, at least two. The first line is
  /// a header when one of its cells is a well-known name, or when none is a number and all are different.
  /// - Returns: `nil` when the lines have no columns.
  static func detect(_ sample: UnsafeBufferPointer<UInt8>, mapping: SchemaMapping) -> Dialect? {
    let lines = sample.split(separator: UInt8(ascii: "\n"), maxSplits: 20, omittingEmptySubsequences: true)
      .prefix(20).map { Array($0) }
    guard let first = lines.first else { return nil }
    // Where several fit equally well, the later ones: commas stand in numbers and texts more often than the others do.
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let ranked = candidates.enumerated().map { place, delimiter in
      (
        delimiter: delimiter, cells: DelimitedLine.cells(first, delimiter).count,
        steady: steadiness(lines, delimiter), place: place
      )
    }
    .filter { $0.cells > 1 }
    .sorted { ($0.steady, $0.cells, $0.place) > ($1.steady, $1.cells, $1.place) }
    guard let delimiter = ranked.first?.delimiter ?? soleColumn(first, mapping) else { return nil }
    let cells = DelimitedLine.cells(first, delimiter)
    let rows = lines.dropFirst().map { DelimitedLine.cells($0, delimiter) }
    let hasHeader = mapping.isPlain ? isHeader(cells, of: rows) : isHeader(cells, mapping)
    let body = (hasHeader ? [] : cells) + rows.flatMap { $0 }
    return Dialect(
      delimiter: delimiter, header: hasHeader ? unique(cells) : cells.indices.map { "column_\($0 + 1)" },
      headerLine: hasHeader ? first.filter { $0 != UInt8(ascii: "\r") } : [],
      usesDecimalComma: delimiter == UInt8(ascii: ";") && body.contains(where: hasDecimalComma))
  }

  /// A file of one column is a table when its header says what it holds.
  private static func soleColumn(_ line: [UInt8], _ mapping: SchemaMapping) -> UInt8? {
    mapping.isPlain || isHeader([String(decoding: line, as: UTF8.self)], mapping, needsKnownName: true)
      ? UInt8(ascii: ",") : nil
  }

  /// How many of the lines have as many cells as the first.
  private static func steadiness(_ lines: [[UInt8]], _ delimiter: UInt8) -> Int {
    let expected = lines.first.map { DelimitedLine.cells($0, delimiter).count }
    return lines.count { DelimitedLine.cells($0, delimiter).count == expected }
  }

  private static func isHeader(_ cells: [String], _ mapping: SchemaMapping, needsKnownName: Bool = false) -> Bool {
    let names = cells.map { $0.filter { $0 != "\r" } }
    if names.contains(where: { mapping.match($0).role != .other }) { return true }
    return !needsKnownName && Set(names).count == names.count && !names.contains("") && !names.contains { isNumber($0) }
  }

  /// Of a table: all cells are words or empty, or one is a word above numbers alone.
  private static func isHeader(_ cells: [String], of rows: [[String]]) -> Bool {
    let isWord = cells.map { !$0.isEmpty && !isNumber($0) }
    guard isWord.contains(true) else { return false }
    if zip(cells, isWord).allSatisfy({ $0.isEmpty || $1 }) { return true }
    return cells.indices.contains { index in
      let column = rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }.filter { !$0.isEmpty }
      return isWord[index] && !column.isEmpty && column.allSatisfy(isNumber)
    }
  }

  /// Column names with repeated ones told apart by a number.
  private static func unique(_ names: [String]) -> [String] {
    var taken = Set(names)
    var seen: Set<String> = []
    return names.enumerated().map { index, name in
      let name = name.isEmpty ? "column_\(index + 1)" : name
      if seen.insert(name).inserted { return name }
      var number = 2
      while !taken.insert("\(name)_\(number)").inserted { number += 1 }
      return "\(name)_\(number)"
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { NumberDecoder.decodeWhole($0) != nil }
  }

  private static func hasDecimalComma(_ cell: String) -> Bool {
    cell.utf8.count { $0 == UInt8(ascii: ",") } == 1 && isNumber(cell.replacingComma())
  }
}

extension String {
  fileprivate func replacingComma() -> String {
    String(map { $0 == "," ? "." : $0 })
  }
}

/// One line of a delimited file cut into cells, with quotes resolved: for headers, samples and display.
enum DelimitedLine {
  static func cells(_ line: [UInt8], _ delimiter: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    let end = line.last == UInt8(ascii: "\r") ? line.count - 1 : line.count
    while index < end {
      let byte = line[index]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          if index + 1 < end, line[index + 1] == byte {
            cell.append(byte)
            index += 1
          } else {
            isQuoted = false
          }
        } else {
          cell.append(byte)
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        isQuoted = true
      } else if byte == delimiter {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
      index += 1
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }
}
