/// What is wrong with an exposition, and where.
public struct ExpositionError: Error, Hashable {
  /// 1-based.
  public var line: Int
  /// 1-based, in bytes.
  public var column: Int
  public var reason: String
  /// The line, at most 120 bytes, as it stands: clean it before it is shown.
  public var text: String

  public init(line: Int, column: Int, reason: String, text: String) {
    self.line = line
    self.column = column
    self.reason = reason
    self.text = text
  }
}

extension ExpositionError: CustomStringConvertible {
  /// `line 12, column 8: expected a value, found “abc”`.
  public var description: String {
    "line \(line), column \(column): \(reason)"
  }
}

/// Why the parser stopped, before anybody has asked for the line.
struct ExpositionFault: Error {
  var offset: Int
  var reason: StaticString
  /// Whether what stands at the offset belongs to the message.
  var showsFound = true
}

/// Counts lines on from where it counted last, forwards or backwards.
struct LineCounter {
  private var offset = 0
  private var line = 1

  /// - Returns: 1-based.
  mutating func line(of place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let feeds = bytes[min(offset, place)..<max(offset, place)].count { $0 == UInt8(ascii: "\n") }
    line += place < offset ? -feeds : feeds
    offset = place
    return line
  }
}

extension ExpositionError {
  init(_ fault: ExpositionFault, in bytes: UnsafeBufferPointer<UInt8>, _ counter: inout LineCounter) {
    var reason = fault.reason.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    if fault.showsFound { reason += ", found \(Self.found(at: fault.offset, in: bytes))" }
    self.init(reason: reason, at: fault.offset, in: bytes, &counter)
  }

  /// Cuts the line out of the bytes.
  init(reason: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ counter: inout LineCounter) {
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let text = bytes[start...].prefix(120).prefix { $0 != UInt8(ascii: "\n") }
    self.init(
      line: counter.line(of: offset, in: bytes), column: offset - start + 1, reason: reason,
      text: String(decoding: text, as: UTF8.self))
  }

  /// The word at an offset, or what stands there instead of one.
  private static func found(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard offset < bytes.count else { return "the end of the input" }
    switch bytes[offset] {
    case UInt8(ascii: "\n"): return "the end of the line"
    case UInt8(ascii: " "): return "a blank"
    case UInt8(ascii: "\t"): return "a tab"
    case UInt8(ascii: "\r"): return "a carriage return (a line ends in a line feed alone)"
    default: break
    }
    let word = bytes[offset...].prefix(24).prefix { $0 > 0x20 && $0 != 0x7F }
    guard !word.isEmpty else { return "byte \(bytes[offset])" }
    let text = "“\(String(decoding: word, as: UTF8.self))”"
    let isReturn = word.endIndex < bytes.count && bytes[word.endIndex] == UInt8(ascii: "\r")
    return isReturn ? text + " and a carriage return (a line ends in a line feed alone)" : text
  }
}
