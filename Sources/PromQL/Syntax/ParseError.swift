/// Why a text is no query.
public struct ParseError: Error, Hashable, Sendable {
  /// What is wrong and what was expected.
  public var message: String
  /// Where in the text, in bytes.
  public var range: Range<Int>
  public var text: String

  public init(message: String, range: Range<Int>, text: String) {
    self.message = message
    self.range = range
    self.text = text
  }
}

extension ParseError: CustomStringConvertible {
  /// `1:7: parse error: unexpected end of input in aggregation`: line and column, counted from 1.
  public var description: String { "\(TextPlace(range.lowerBound, in: text)): parse error: \(message)" }
}

/// A line and a column, counted from 1; columns in bytes, as Prometheus counts.
public struct TextPlace: Hashable, Sendable, CustomStringConvertible {
  public var line = 1
  public var column = 1

  /// - Parameter offset: in bytes; beyond the end it stands for the end.
  public init(_ offset: Int, in text: String) {
    for byte in text.utf8.prefix(max(0, offset)) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
  }

  public var description: String { "\(line):\(column)" }
}
