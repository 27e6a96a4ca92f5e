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
    // A table's header holds no object and no line begins with one, whatever its cells hold.
    let isTable = mapping.isPlain && !holdsObject(first) && !lines.contains(where: startsObject)
    if let dialect, dialect.hasHeader, isTable { return .success(.delimited(dialect)) }
    if lines.contains(where: holdsObject) { return .success(.jsonLines) }
    if let dialect { return .success(.delimited(dialect)) }
    return .failure(.noRecords)
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
