extension Lexer {
  /// Skips a text in quotes, whose escapes it checks.
  mutating func skipString() throws(ParseError) {
    let start = place
    let quote = bytes[place]
    let isRaw = quote == UInt8(ascii: "`")
    place += 1
    while let byte = peek(), isRaw || byte != 0x0A {
      if byte == 0xEF, peek(1) == 0xBF, peek(2) == 0xBD { throw failure("invalid UTF-8 rune", from: start) }
      place += 1
      if byte == quote { return }
      if byte == UInt8(ascii: "\\"), !isRaw {
        do {
          _ = try GoEscape.read(from: bytes, at: &place, quote: quote)
        } catch { throw failure(error.message, from: start) }
      }
    }
    throw failure(isRaw ? "unterminated raw string" : "unterminated quoted string", from: start)
  }

  /// What stands in the quotes, its escapes replaced. The string has been checked already.
  static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard let quote = bytes.first, bytes.count >= 2 else { return [] }
    let inner = Array(bytes.dropFirst().dropLast())
    if quote == UInt8(ascii: "`") || !inner.contains(UInt8(ascii: "\\")) { return inner }
    var result: [UInt8] = []
    var place = 0
    while place < inner.count {
      let byte = inner[place]
      place += 1
      if byte == UInt8(ascii: "\\"), let escaped = try? GoEscape.read(from: inner, at: &place, quote: quote) {
        result += escaped
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

/// Escapes in strings as Go writes them.
package enum GoEscape {
  package struct Invalid: Error {
    package var message: String
  }

  /// What stands for the escape whose backslash lies before `place`, which is moved behind it.
  package static func read(from bytes: [UInt8], at place: inout Int, quote: UInt8) throws(Invalid) -> [UInt8] {
    guard place < bytes.count else { throw Invalid(message: "escape sequence not terminated") }
    let byte = bytes[place]
    if let plain = plainByte(byte) ?? (byte == quote ? quote : nil) {
      place += 1
      return [plain]
    }
    switch byte {
    case 0x30...0x37: return [UInt8(try number(Form(digits: 3, base: 8, limit: 255), from: bytes, at: &place))]
    case UInt8(ascii: "x"):
      place += 1
      return [UInt8(try number(Form(digits: 2, base: 16, limit: 255), from: bytes, at: &place))]
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      place += 1
      let form = Form(digits: byte == UInt8(ascii: "u") ? 4 : 8, base: 16, limit: 0x10_FFFF)
      let value = try number(form, from: bytes, at: &place)
      return Unicode.Scalar(UInt32(value)).map { Array(String(Character($0)).utf8) } ?? []
    default:
      throw Invalid(message: "unknown escape sequence \(StringLiteral.numbered(scalar(in: bytes, at: place)))")
    }
  }

  private struct Form {
    var digits: Int
    var base: Int
    var limit: Int
  }

  private static func number(_ form: Form, from bytes: [UInt8], at place: inout Int) throws(Invalid) -> Int {
    var value = 0
    for _ in 0..<form.digits {
      guard place < bytes.count else { throw Invalid(message: "escape sequence not terminated") }
      guard let digit = bytes[place].digitValue, digit < form.base else {
        let letter = StringLiteral.numbered(scalar(in: bytes, at: place))
        throw Invalid(message: "illegal character \(letter) in escape sequence")
      }
      value = value * form.base + digit
      place += 1
    }
    if value > form.limit || (0xD800..<0xE000).contains(value) {
      throw Invalid(message: "escape sequence is an invalid Unicode code point")
    }
    return value
  }

  private static func plainByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "\\"): byte
    default: nil
    }
  }

  private static func scalar(in bytes: [UInt8], at place: Int) -> Unicode.Scalar {
    var decoder = UTF8()
    var iterator = bytes[place...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "\u{FFFD}" }
    return scalar
  }
}
