internal import Predictions

/// How the lines of a log are written.
enum LogFormat: Hashable, Sendable {
  case jsonLines
  case delimited(Dialect)

  var name: String {
    switch self {
    case .jsonLines: "jsonl"
    case .delimited(let dialect): dialect.delimiter == UInt8(ascii: "\t") ? "tsv" : "csv"
    }
  }

  /// Why a file cannot be a log.
  enum Failure: Error, Equatable, CustomStringConvertible {
    case binary
    case noRecords

    var description: String {
      switch self {
      case .binary: "binary data, not a log; driftop reads JSON lines, CSV and TSV, plain, gzip or zstd"
      case .noRecords: "neither JSON lines nor a table: no line holds a JSON object and no delimiter fits"
      }
    }
  }

  /// Finds the format from the beginning of a file.
  static func detect(_ sample: UnsafeBufferPointer<UInt8>, mapping: SchemaMapping) -> Result<LogFormat, Failure> {
    if sample.prefix(4096).contains(0) { return .failure(.binary) }
    let lines = sample.split(separator: UInt8(ascii: "\n"), maxSplits: 50).prefix(50)
    guard let first = lines.first(where: { !$0.allSatisfy { $0 <= 0x20 } }) else { return .failure(.noRecords) }
    if startsObject(first) { return .success(.jsonLines) }
    let dialect = Dialect.detect(sample, mapping: mapping)
    if let dialect, dialect.hasHeader, dialect.header.contains(where: { mapping.match($0).role != .other }) {
      return .success(.delimited(dialect))
    }
    let hasObjects = lines.contains(where: holdsObject)
    // The header of a table holds no object, whatever its cells hold and whoever wrote between its rows.
    if hasObjects, let dialect, dialect.hasHeader, !holdsObject(first), fits(dialect, lines) {
      return .success(.delimited(dialect))
    }
    if hasObjects { return .success(.jsonLines) }
    if let dialect { return .success(.delimited(dialect)) }
    return .failure(.noRecords)
  }

  /// Whether most lines have as many cells as the header, which has several, and are no objects.
  private static func fits(_ dialect: Dialect, _ lines: ArraySlice<Slice<UnsafeBufferPointer<UInt8>>>) -> Bool {
    let fitting = lines.count {
      !isObject($0) && DelimitedLine.cells(Array($0), dialect.delimiter).count == dialect.header.count
    }
    return dialect.header.count > 1 && fitting * 2 > lines.count
  }

  private static func isObject(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    startsObject(line) && line.last { $0 > 0x20 } == UInt8(ascii: "}")
  }

  private static func startsObject(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  private static func holdsObject(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let brace = line.firstIndex(of: UInt8(ascii: "{")) else { return false }
    let next = line[line.index(after: brace)...].first { $0 > 0x20 }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }
}
