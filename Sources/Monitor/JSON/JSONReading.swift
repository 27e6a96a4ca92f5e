/// Why a text is no JSON document.
public struct JSONReadingError: Error, Hashable {
  /// From the start, in bytes.
  public var offset: Int
  public var expected: String
}

extension JSONValue {
  /// Reads a whole document, to the letter of the specification.
  ///
  ///     try JSONValue(reading: Array(#"{"a":[1,2.5]}"#.utf8))
  ///
  /// Whole numbers that fit are `integer`. Of equal keys all are kept.
  /// - Throws: ``JSONReadingError`` at the first byte that does not fit, and for more than 64 levels.
  /// - Complexity: O(bytes).
  /// - Reference: RFC 8259.
  public init(reading bytes: [UInt8]) throws(JSONReadingError) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

private struct JSONReader {
  private static let depthLimit = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONReadingError) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault("the end") }
    return value
  }

  private mutating func value() throws(JSONReadingError) -> JSONValue {
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"): return try nested(object)
    case UInt8(ascii: "["): return try nested(array)
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONReadingError) -> JSONValue
  ) throws(JSONReadingError) -> JSONValue {
    guard depth < Self.depthLimit else { throw fault("at most \(Self.depthLimit) levels") }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private func object(_ reader: inout JSONReader) throws(JSONReadingError) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if reader.takes("}") { return .object(members) }
    repeat {
      reader.skipBlanks()
      let key = try reader.text()
      guard reader.takes(":") else { throw reader.fault("a colon") }
      members.append((key, try reader.value()))
    } while reader.takes(",")
    guard reader.takes("}") else { throw reader.fault("a comma or a closing brace") }
    return .object(members)
  }

  private func array(_ reader: inout JSONReader) throws(JSONReadingError) -> JSONValue {
    var elements: [JSONValue] = []
    if reader.takes("]") { return .array(elements) }
    repeat { elements.append(try reader.value()) } while reader.takes(",")
    guard reader.takes("]") else { throw reader.fault("a comma or a closing bracket") }
    return .array(elements)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONReadingError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("a value") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONReadingError) -> JSONValue {
    let start = position
    takeSign("-")
    let whole = position
    guard takeDigits() else { throw fault("a value") }
    guard bytes[whole] != UInt8(ascii: "0") || position == whole + 1 else { throw fault("no zero before digits") }
    var isWhole = true
    if current == UInt8(ascii: ".") {
      position += 1
      isWhole = false
      guard takeDigits() else { throw fault("a digit") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      isWhole = false
      if !takeSign("-") { takeSign("+") }
      guard takeDigits() else { throw fault("a digit") }
    }
    let spelling = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(spelling) { return .integer(integer) }
    guard let number = Double(spelling), number.isFinite else { throw fault("a number that a double can hold") }
    return .number(number)
  }

  @discardableResult
  private mutating func takeSign(_ sign: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position > start
  }

  // MARK: Texts

  private mutating func text() throws(JSONReadingError) -> String {
    guard current == UInt8(ascii: "\"") else { throw fault("a text in quotes") }
    position += 1
    var content: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("no control character in a text") }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &content) } else { content.append(byte) }
    }
    guard let text = String(validating: content, as: UTF8.self) else { throw fault("UTF-8 in the text before") }
    guard current == UInt8(ascii: "\"") else { throw fault("a closing quote") }
    position += 1
    return text
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private mutating func escape(into content: inout [UInt8]) throws(JSONReadingError) {
    guard let byte = current else { throw fault("an escaped character") }
    position += 1
    if let plain = Self.escapes[byte] {
      content.append(plain)
      return
    }
    guard byte == UInt8(ascii: "u") else { throw fault("a known escape") }
    var units = [try unit()]
    if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      units.append(try unit())
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw fault("whole surrogate pairs") }
    content += text.utf8
  }

  private mutating func unit() throws(JSONReadingError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits") }
    position += 4
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func takes(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { position += 1 }
  }

  private func fault(_ expected: String) -> JSONReadingError {
    JSONReadingError(offset: position, expected: expected)
  }
}
