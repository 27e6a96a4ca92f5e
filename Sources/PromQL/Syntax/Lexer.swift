/// Cuts a query into tokens.
///
/// What a letter means depends on where it stands: inside braces there are no keywords, inside brackets no names.
struct Lexer {
  let text: String
  let bytes: [UInt8]
  /// Of the next byte.
  var place = 0
  private var openParentheses = 0
  private var isInBraces = false
  private var isInBrackets = false
  private var hasColon = false
  private var hasRange = false

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  func peek(_ distance: Int = 0) -> UInt8? {
    place + distance < bytes.count ? bytes[place + distance] : nil
  }

  func failure(_ message: String, from start: Int) -> ParseError {
    ParseError(message: message, range: start..<max(start, min(place, bytes.count)), text: text)
  }

  /// The next token; at the end of the text always the same.
  mutating func next() throws(ParseError) -> Token {
    skipSpaceAndComments()
    let start = place
    guard let byte = peek() else { return Token(kind: try end(), range: start..<start) }
    let kind: Token.Kind
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      try skipString()
      kind = .string
    case _ where isInBraces: kind = try kindInBraces()
    case _ where byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isDigit == true):
      kind = try skipNumberOrDuration()
      hasRange = true
    case _ where isInBrackets && (byte.isNameStart || byte == UInt8(ascii: ":")): kind = try kindInBrackets()
    case _ where byte.isNameStart || byte == UInt8(ascii: ":"): kind = skipName()
    default: kind = try punctuation()
    }
    return Token(kind: kind, range: start..<place)
  }

  private mutating func skipSpaceAndComments() {
    while let byte = peek() {
      if byte == UInt8(ascii: "#") {
        while let next = peek(), next != 0x0A, next != 0x0D { place += 1 }
      } else if byte.isSpace {
        place += 1
      } else {
        return
      }
    }
  }

  private func end() throws(ParseError) -> Token.Kind {
    if isInBraces { throw failure("unexpected end of input inside braces", from: place) }
    if isInBrackets, !hasRange { throw failure("unexpected end of input in duration expression", from: place) }
    if openParentheses > 0 { throw failure("unclosed left parenthesis", from: place) }
    if isInBrackets { throw failure("unclosed left bracket", from: place) }
    return .end
  }

  private mutating func skipName() -> Token.Kind {
    let start = place
    while let byte = peek(), byte.isName || byte == UInt8(ascii: ":") { place += 1 }
    let word = bytes[start..<place]
    if let keyword = Token.keyword(word) {
      if case .keyword(let keyword) = keyword, keyword.needsParenthesis, !isBeforeParenthesis { return .identifier }
      return keyword
    }
    return word.contains(UInt8(ascii: ":")) ? .metricIdentifier : .identifier
  }

  private var isBeforeParenthesis: Bool {
    bytes[place...].first { !$0.isSpace } == UInt8(ascii: "(")
  }

  private mutating func kindInBraces() throws(ParseError) -> Token.Kind {
    let start = place
    guard let byte = peek() else { return .end }
    if byte.isNameStart {
      while let byte = peek(), byte.isName { place += 1 }
      return .identifier
    }
    switch byte {
    case UInt8(ascii: ","): return take(1, .comma)
    case UInt8(ascii: "="): return peek(1) == UInt8(ascii: "~") ? take(2, .matches) : take(1, .assign)
    case UInt8(ascii: "!"):
      if peek(1) == UInt8(ascii: "~") { return take(2, .doesNotMatch) }
      if peek(1) == UInt8(ascii: "=") { return take(2, .operation(.notEqual)) }
      place += 1
      throw failure("unexpected character after '!' inside braces: \(quotedCharacter())", from: start)
    case UInt8(ascii: "{"): throw failure("unexpected left brace '{'", from: start)
    case UInt8(ascii: "}"):
      isInBraces = false
      return take(1, .rightBrace)
    default: throw failure("unexpected character inside braces: \(quotedCharacter())", from: start)
    }
  }

  /// Names of durations' parts, and the colon of a subquery.
  private mutating func kindInBrackets() throws(ParseError) -> Token.Kind {
    let start = place
    if peek() == UInt8(ascii: ":") {
      place += 1
      if !hasRange { throw failure("unexpected colon before duration in duration expression", from: place) }
      if hasColon { throw failure("unexpected colon ':'", from: start) }
      hasColon = true
      return .colon
    }
    while let byte = peek(), byte.isName { place += 1 }
    let word = bytes[start..<place]
    let kind = Token.keyword(word) ?? .identifier
    guard kind == .keyword(.step) || kind == .keyword(.range) || DurationExpression.takesSmaller(word) != nil else {
      place = start
      let place = hasRange ? "" : " in duration expression"
      throw failure(
        "unexpected character\(place): \(quotedCharacter())\(hasRange ? ", expected ':'" : "")", from: start)
    }
    hasRange = true
    return kind
  }

  private mutating func punctuation() throws(ParseError) -> Token.Kind {
    let start = place
    switch bytes[place] {
    case UInt8(ascii: "("):
      openParentheses += 1
      return take(1, .leftParenthesis)
    case UInt8(ascii: ")"):
      openParentheses -= 1
      place += 1
      if openParentheses < 0 { throw failure("unexpected right parenthesis ')'", from: place) }
      return .rightParenthesis
    case UInt8(ascii: "{"):
      isInBraces = true
      return take(1, .leftBrace)
    case UInt8(ascii: "["):
      if isInBrackets { throw failure("unexpected left bracket '['", from: start) }
      isInBrackets = true
      (hasColon, hasRange) = (false, false)
      return take(1, .leftBracket)
    case UInt8(ascii: "]"):
      if !isInBrackets { throw failure("unexpected right bracket ']'", from: start) }
      isInBrackets = false
      return take(1, .rightBracket)
    case UInt8(ascii: ","): return take(1, .comma)
    case UInt8(ascii: "@"): return take(1, .at)
    default: return try operation()
    }
  }

  private mutating func operation() throws(ParseError) -> Token.Kind {
    let start = place
    let isBeforeEqual = peek(1) == UInt8(ascii: "=")
    switch bytes[place] {
    case UInt8(ascii: "+"): return take(1, .operation(.add))
    case UInt8(ascii: "-"): return take(1, .operation(.subtract))
    case UInt8(ascii: "*"): return take(1, .operation(.multiply))
    case UInt8(ascii: "/"): return take(1, .operation(.divide))
    case UInt8(ascii: "%"): return take(1, .operation(.remainder))
    case UInt8(ascii: "^"): return take(1, .operation(.power))
    case UInt8(ascii: "<"): return isBeforeEqual ? take(2, .operation(.lessOrEqual)) : take(1, .operation(.less))
    case UInt8(ascii: ">"):
      return isBeforeEqual ? take(2, .operation(.greaterOrEqual)) : take(1, .operation(.greater))
    case UInt8(ascii: "="):
      if isBeforeEqual { return take(2, .operation(.equal)) }
      place += 1
      if peek() == UInt8(ascii: "~") { throw failure("unexpected character after '=': '~'", from: start) }
      return .assign
    case UInt8(ascii: "!"):
      if isBeforeEqual { return take(2, .operation(.notEqual)) }
      place += 1
      throw failure("unexpected character after '!': \(quotedCharacter())", from: start)
    default:
      let place = isInBrackets && !hasRange ? " in duration expression" : ""
      throw failure("unexpected character\(place): \(quotedCharacter())", from: start)
    }
  }

  private mutating func take(_ count: Int, _ kind: Token.Kind) -> Token.Kind {
    place += count
    return kind
  }

  /// The letter at the place, which may take several bytes.
  func quotedCharacter() -> String {
    var decoder = UTF8()
    var iterator = bytes[min(place, bytes.count)...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return StringLiteral.quoted("\u{FFFD}") }
    return StringLiteral.quoted(scalar)
  }
}
