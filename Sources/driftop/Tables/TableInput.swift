import Analysis
import Ingest

/// Reads the tables of commands; what a person should know of them goes to standard error.
enum TableInput {
  static func read(_ path: String) throws(Failure) -> DataTable {
    try outcome(of: Blocking.wait { await load(path) })
  }

  /// Both at the same time.
  static func read(_ first: String, and second: String) throws(Failure) -> (DataTable, DataTable) {
    guard first != "-" || second != "-" else {
      throw Failure(sentence: "standard input can be one of the two files only")
    }
    let results = Blocking.wait {
      async let left = load(first)
      async let right = load(second)
      return await (left, right)
    }
    return (try outcome(of: results.0), try outcome(of: results.1))
  }

  /// The column of this name, or the only one there is.
  static func column(_ name: String?, of table: DataTable) throws(Failure) -> DataTable.Column {
    let known = table.columns.map(\.name)
    guard let name else {
      guard let column = table.columns.first, known.count == 1 else {
        throw Failure(sentence: "\(table.path): name a column with --column; there are \(list(known))")
      }
      return column
    }
    guard let column = table.column(name) else {
      throw Failure(sentence: "\(table.path): no column “\(name)”; there are \(list(known))")
    }
    return column
  }

  static func numbers(of column: DataTable.Column, in table: DataTable) throws(Failure) -> [Double] {
    guard let numbers = column.numbers else {
      let word = column.firstWord.map { ", “\($0.word.prefix(40))” in row \($0.row)" } ?? ""
      throw Failure(sentence: "\(table.path): column \(column.name) holds words\(word); numbers are needed")
    }
    return numbers
  }

  /// The rows over the columns named.
  static func matrix(_ names: [String], of table: DataTable) throws(Failure) -> FeatureMatrix {
    var columns: [[Double]] = []
    for name in names { columns.append(try numbers(of: column(name, of: table), in: table)) }
    return FeatureMatrix(columns: columns)
  }

  /// Some names of many.
  static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(12).map { $0.prefix(60) }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  /// Ends a command whose input was damaged behind the rows that it has used.
  static func finish(_ tables: [DataTable]) throws(Failure) {
    for table in tables {
      if let trouble = table.trouble { throw Failure(sentence: trouble) }
    }
  }

  private static func load(_ path: String) async -> Result<DataTable, Failure> {
    do throws(TableReader.Failure) {
      return .success(try await TableReader.read(path))
    } catch {
      return .failure(Failure(sentence: error.description))
    }
  }

  private static func outcome(of result: Result<DataTable, Failure>) throws(Failure) -> DataTable {
    let table = try result.get()
    for note in table.notes { StandardError.write(line: "driftop: \(note)") }
    return table
  }
}
