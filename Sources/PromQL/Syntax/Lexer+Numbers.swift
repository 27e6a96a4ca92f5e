extension Lexer {
  /// Skips a number or a duration: the longest that is one, which no name may follow.
  mutating func skipNumberOrDuration() throws(ParseError) -> Token.Kind {
    let start = place
    if skipNumber() { return .number }
    if skipDurationRest() { return .duration }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    throw failure("bad number or duration syntax: \(text.quoted)", from: start)
  }

  /// `1`, `1_000`, `.5`, `1e-3`, `0x1F`; what it skips need not be a number that has a value.
  private mutating func skipNumber() -> Bool {
    var isHexadecimal = false
    if peek() == UInt8(ascii: "0"), peek(1).map({ $0 | 0x20 }) == UInt8(ascii: "x") {
      place += 2
      isHexadecimal = true
      if peek() == UInt8(ascii: "_") { place += 1 }
    }
    var hasPoint = false
    var hasExponent = false
    while let byte = peek() {
      if byte.isDigit || (isHexadecimal && byte.digitValue != nil) {
        place += 1
      } else if byte == UInt8(ascii: ".") {
        place += 1
        if hasPoint || skip("_.") || isHexadecimal { return false }
        hasPoint = true
      } else if byte | 0x20 == UInt8(ascii: "e") {
        place += 1
        if hasExponent { return false }
        hasExponent = true
        skip("+-")
        if skip("._eE") || peek() == nil { return false }
      } else if byte == UInt8(ascii: "_") {
        place += 1
        if skip("._eE") || peek() == nil { return false }
      } else {
        break
      }
    }
    return peek()?.isName != true
  }

  /// The units after the first digits, which are skipped already: `m30s` of `5m30s`.
  private mutating func skipDurationRest() -> Bool {
    guard skip("smhdwy") else { return false }
    skip("s")
    while peek()?.isDigit == true {
      while peek()?.isDigit == true { place += 1 }
      guard skip("smhdw") else { return false }
      skip("s")
    }
    guard peek()?.isName == true else { return true }
    place += 1
    return false
  }

  /// Skips the next letter if it is one of these.
  @discardableResult
  private mutating func skip(_ letters: StaticString) -> Bool {
    guard let byte = peek(), letters.withUTF8Buffer({ $0.contains(byte) }) else { return false }
    place += 1
    return true
  }
}
