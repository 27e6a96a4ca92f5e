/// Why a document could not be read as JSON.
struct JSONFault: Error, Hashable, CustomStringConvertible {
  /// From the start, in bytes.
  var offset: Int
  var expected: String

  var description: String { "byte \(offset): expected \(expected)" }
}

/// Goes through a JSON document from front to back and makes values of what is asked for only.
///
///     try cursor.readObject { key, cursor throws(JSONFault) in
///       if key == "status" { status = try cursor.readText() } else { try cursor.skipValue() }
///     }
///
/// The bytes are readable for eight bytes beyond the end. What is skipped is not checked beyond where it ends.
/// Nothing here recurses: how deep a document is does not matter.
struct JSONCursor {
  private let start: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var position: UnsafePointer<UInt8>

  init(_ start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    end = start + count
    position = start
  }

  /// Reads an object, or null as an empty one.
  ///
  /// - Parameter member: is handed each key and must read the value.
  mutating func readObject(
    _ member: (String, inout JSONCursor) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    if takesNull() { return }
    try expect("{", "an object")
    if takes("}") { return }
    repeat {
      let key = try readText(what: "a key in quotes")
      try expect(":", "a colon")
      try member(key, &self)
    } while takes(",")
    try expect("}", "a comma or a closing brace")
  }

  /// Reads an array, or null as an empty one.
  ///
  /// - Parameter element: must read the element.
  mutating func readArray(_ element: (inout JSONCursor) throws(JSONFault) -> Void) throws(JSONFault) {
    if takesNull() { return }
    try expect("[", "an array")
    if takes("]") { return }
    repeat { try element(&self) } while takes(",")
    try expect("]", "a comma or a closing bracket")
  }

  /// Reads a text; bytes that are no UTF-8 are replaced.
  mutating func readText(what: String = "a text in quotes") throws(JSONFault) -> String {
    let (content, hasEscapes) = try readContent(what)
    guard hasEscapes else { return String(decoding: content, as: UTF8.self) }
    guard let plain = StringScanner.unescape(content) else { throw fault("known escapes in the text before") }
    return String(decoding: plain, as: UTF8.self)
  }

  @inline(__always)
  mutating func readNumber() throws(JSONFault) -> Double {
    skipBlanks()
    guard let number = NumberDecoder.decode(position, end: end) else { throw fault("a number") }
    position = number.end
    return number.value
  }

  /// Reads a number in quotes, NaN, +Inf and -Inf among them.
  @inline(__always)
  mutating func readQuotedNumber() throws(JSONFault) -> Double {
    skipBlanks()
    if position < end, position.pointee == UInt8(ascii: "\""),
      let number = NumberDecoder.decode(position + 1, end: end), number.end < end,
      number.end.pointee == UInt8(ascii: "\"")
    {
      position = number.end + 1
      return number.value
    }
    let start = self
    let (content, _) = try readContent("a number in quotes")
    if let number = NumberDecoder.decodeWhole(content) { return number.value }
    throw start.fault("a number in quotes")
  }

  mutating func readFlag() throws(JSONFault) -> Bool {
    for (word, value) in [("true", true), ("false", false)] where takes(word: word) { return value }
    throw fault("true or false")
  }

  /// Reads an array of two.
  @inline(__always)
  mutating func readPair<First, Second>(
    _ first: (inout JSONCursor) throws(JSONFault) -> First, _ second: (inout JSONCursor) throws(JSONFault) -> Second
  ) throws(JSONFault) -> (First, Second) {
    try expect("[", "a pair in brackets")
    let head = try first(&self)
    try expect(",", "a comma")
    let tail = try second(&self)
    try expect("]", "a closing bracket")
    return (head, tail)
  }

  mutating func skipValue() throws(JSONFault) {
    var depth = 0
    repeat {
      skipBlanks()
      guard position < end else { throw fault("a value") }
      switch position.pointee {
      case UInt8(ascii: "\""): _ = try readContent("a text in quotes")
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { throw fault("a value") }
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw fault("a value") }
        position += 1
      default: skipWord()
      }
    } while depth > 0
  }

  /// To be asked when the document has been read.
  mutating func checkEnd() throws(JSONFault) {
    skipBlanks()
    guard position == end else { throw fault("the end") }
  }

  func fault(_ expected: String) -> JSONFault {
    JSONFault(offset: position - start, expected: position < end ? expected : "\(expected), and the document ends")
  }

  @inline(__always)
  private mutating func readContent(
    _ what: String
  ) throws(JSONFault) -> (content: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) {
    try expect("\"", what)
    guard let content = StringScanner.scan(position, end: end) else {
      position = end
      throw fault("a closing quote")
    }
    defer { position = content.end + 1 }
    return (UnsafeBufferPointer(start: position, count: content.end - position), content.hasEscapes)
  }

  /// A number, true, false, or what is none of these.
  private mutating func skipWord() {
    repeat { position += 1 } while position < end && !Self.endsWord(position.pointee)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "\"{}[],:".utf8.contains(byte)
  }

  private mutating func takesNull() -> Bool { takes(word: "null") }

  private mutating func takes(word: String) -> Bool {
    skipBlanks()
    let count = word.utf8.count
    guard end - position >= count, UnsafeBufferPointer(start: position, count: count).elementsEqual(word.utf8) else {
      return false
    }
    position += count
    return true
  }

  @inline(__always)
  private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < end, position.pointee == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func expect(_ byte: Unicode.Scalar, _ what: @autoclosure () -> String) throws(JSONFault) {
    guard takes(byte) else { throw fault(what()) }
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < end, position.pointee <= 0x20 { position += 1 }
  }
}
