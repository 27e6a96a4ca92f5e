/// Reads a line of a script byte by byte.
struct NotationScanner {
  let line: ScriptLine
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ line: ScriptLine) {
    self.line = line
    bytes = Array(line.text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }
  var next: UInt8? { isAtEnd ? nil : bytes[position] }
  var isAtSpace: Bool { next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") }

  mutating func skipSpaces() {
    while isAtSpace { position += 1 }
  }

  mutating func skip(_ byte: Character) -> Bool {
    guard let wanted = byte.asciiValue, next == wanted else { return false }
    position += 1
    return true
  }

  /// Only when all of it comes next.
  mutating func skip(word: String, ignoringCase: Bool = false) -> Bool {
    let mask: UInt8 = ignoringCase ? 0x20 : 0
    let found = bytes[position...].prefix(word.utf8.count)
    guard found.count == word.utf8.count, zip(found, word.utf8).allSatisfy({ $0 | mask == $1 | mask }) else {
      return false
    }
    position += found.count
    return true
  }

  /// Everything up to and with `end`; false, and nothing skipped, when it does not come.
  mutating func skip(through end: String) -> Bool {
    let start = position
    while !isAtEnd {
      if skip(word: end) { return true }
      position += 1
    }
    position = start
    return false
  }

  /// A name as it is written without quotes; empty when none comes next.
  mutating func name(allowsColon: Bool) -> String {
    let start = position
    while let byte = next {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F || (allowsColon && byte == 0x3A)
      guard isLetter || (position > start && isDigit(byte)) else { break }
      position += 1
    }
    return text(from: start)
  }

  /// A text in any of the quotes that the query language knows.
  mutating func quoted() throws(ScriptError) -> String {
    let start = position
    guard let quote = next, isQuote(quote) else { throw failure("expected a text in quotes") }
    position += 1
    while let byte = next, byte != quote {
      position += byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1
      guard position < bytes.count else { break }
    }
    guard position < bytes.count else {
      position = bytes.count
      throw line.failure("a quote is not closed")
    }
    position += 1
    let written = text(from: start)
    guard let literal = StringLiteral(written: written) else { throw line.failure("\(written) is no text") }
    guard let text = String(validating: literal.bytes, as: UTF8.self) else {
      throw line.failure("\(written) is no UTF-8, which names and values are")
    }
    return text
  }

  var isAtQuote: Bool { next.map(isQuote) ?? false }

  /// A number without a sign; `nil` when none comes next.
  mutating func number() -> Double? {
    if skip(word: "inf", ignoringCase: true) { return .infinity }
    if skip(word: "nan", ignoringCase: true) { return .nan }
    let start = position
    skipDigits()
    if skip(".") { skipDigits() }
    guard bytes[start..<position].contains(where: isDigit) else {
      position = start
      return nil
    }
    let mantissaEnd = position
    if skip(word: "e", ignoringCase: true) {
      if !skip("+") { _ = skip("-") }
      let exponent = position
      skipDigits()
      if position == exponent { position = mantissaEnd }
    }
    return Double(text(from: start))
  }

  /// Digits as a whole number; `nil` when none come next or they are too many.
  mutating func count() -> Int? {
    let start = position
    skipDigits()
    return Int(text(from: start))
  }

  func failure(_ reason: String) -> ScriptError {
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    return line.failure(isAtEnd ? "\(reason) at the end of the line" : "\(reason) at “\(rest)”")
  }

  private mutating func skipDigits() {
    while let byte = next, isDigit(byte) { position += 1 }
  }

  private func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }
}

extension StringLiteral {
  /// - Parameter written: with its quotes.
  init?(written: String) {
    guard let expression = try? Expression(parsing: written), case .string(let literal) = expression.node else {
      return nil
    }
    self = literal
  }
}
