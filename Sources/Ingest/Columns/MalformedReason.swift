/// Why a line could not be used.
enum MalformedReason: Error, Hashable, CustomStringConvertible {
  case notJSON(column: Int, expected: String)
  case truncated
  case notAnObject
  case notUTF8(field: String)
  case notATime(String)
  case implausibleTime(String)
  case notANumber(field: String, text: String)
  case tooLong(limitBytes: Int)
  case tooDeep(limit: Int)
  case wrongCellCount(found: Int, expected: Int)
  /// - Parameter lineCount: lines from the quote to the end of what was read, its own included.
  case openQuote(lineCount: Int)
  case binary

  /// Whether what could not be read stands where a row of a table does, and not where a text between them may.
  var isOfARow: Bool {
    switch self {
    case .notAnObject, .binary, .tooLong: false
    default: true
    }
  }

  var description: String {
    switch self {
    case .notJSON(let column, let expected): "not JSON at column \(column): expected \(expected)"
    case .truncated: "the line ends inside a JSON object"
    case .notAnObject: "not a JSON object"
    case .notUTF8(let field): "the text of \(field) is not UTF-8"
    case .notATime(let text): "time stamp “\(text)” is neither ISO 8601 nor a number since 1970"
    case .implausibleTime(let text): "time stamp “\(text)” lies outside the years 1970 to 2200"
    case .notANumber(let field, let text): "\(field) should be a number and is “\(text)”"
    case .tooLong(let limit): "longer than \(limit / 1_048_576) MiB"
    case .tooDeep(let limit): "objects nested deeper than \(limit)"
    case .wrongCellCount(let found, let expected): "\(found) cells where the header has \(expected)"
    case .openQuote(1): "a quoted cell is not closed"
    case .openQuote(let lines): "a quoted cell is not closed and swallows \(lines) lines"
    case .binary: "binary data"
    }
  }
}
