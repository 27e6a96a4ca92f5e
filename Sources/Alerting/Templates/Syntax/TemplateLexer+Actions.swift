extension TemplateLexer {
  /// Reads one token inside an action.
  mutating func readToken() throws(TemplateFault) {
    let start = place
    let first = bytes[place]
    switch first {
    case _ where isSpace(first):
      // The last space may belong to a closing “ -}}”.
      place = spaceEnd(from: place)
      if has("-}}", at: place), place - start > 1 { place -= 1 }
      append(.space, from: start)
    case UInt8(ascii: "="): take(.assign, 1)
    case UInt8(ascii: ":"):
      guard byte(place + 1) == UInt8(ascii: "=") else { throw TemplateFault("“:=” expected", offset: start) }
      take(.declare, 2)
    case UInt8(ascii: "|"): take(.pipe, 1)
    case UInt8(ascii: "("): take(.leftParenthesis, 1)
    case UInt8(ascii: ")"):
      guard isInsideParentheses else { throw TemplateFault("“)” without “(”", offset: start) }
      take(.rightParenthesis, 1)
    case UInt8(ascii: "\""): try readQuoted(.string)
    case UInt8(ascii: "'"): try readQuoted(.character)
    case UInt8(ascii: "`"): try readRaw()
    case UInt8(ascii: "$"): try readName(.variable)
    case UInt8(ascii: "."):
      let isNumber = byte(place + 1).map { $0.isASCIIDigit } ?? false
      if isNumber { try readNumber() } else { try readName(.field) }
    case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: try readNumber()
    case _ where isNameByte(first): try readName(.identifier)
    case 0x21..<0x7F: take(.other, 1)
    default: throw TemplateFault("an action cannot hold \(shownCharacter(at: start))", offset: start)
    }
  }

  private mutating func take(_ kind: TemplateToken.Kind, _ count: Int) {
    place += count
    append(kind, from: place - count)
  }

  private mutating func readQuoted(_ kind: TemplateToken.Kind) throws(TemplateFault) {
    let start = place
    let quote = bytes[place]
    place += 1
    while let next = byte(place), next != 0x0A {
      place += 1
      if next == quote {
        append(kind, from: start)
        return
      }
      if next == UInt8(ascii: "\\"), byte(place) != nil, byte(place) != 0x0A { place += 1 }
    }
    throw TemplateFault("unterminated \(kind == .string ? "quoted string" : "character constant")", offset: start)
  }

  private mutating func readRaw() throws(TemplateFault) {
    guard let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
      throw TemplateFault("unterminated raw quoted string", offset: place)
    }
    let start = place
    place = end + 1
    append(.rawString, from: start)
  }

  private mutating func readName(_ kind: TemplateToken.Kind) throws(TemplateFault) {
    let start = place
    if kind != .identifier { place += 1 }
    while let next = byte(place), isNameByte(next) { place += 1 }
    guard isAtTerminator else { throw TemplateFault("unexpected \(shownCharacter(at: place))", offset: place) }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    switch kind {
    case .field where text == ".": append(.dot, from: start)
    case .identifier where TemplateToken.keywords.contains(text): append(.keyword, from: start)
    case .identifier where text == "true" || text == "false": append(.bool, from: start)
    default: append(kind, from: start)
    }
  }

  private mutating func readNumber() throws(TemplateFault) {
    let start = place
    if !bytes[place].isASCIIDigit, bytes[place] != UInt8(ascii: ".") { place += 1 }
    var previous: UInt8 = 0
    let isHexadecimal = has("0x", at: place) || has("0X", at: place)
    while let next = byte(place) {
      let exponents = isHexadecimal ? "pP" : "eE"
      let isSign = (next == UInt8(ascii: "+") || next == UInt8(ascii: "-")) && exponents.utf8.contains(previous)
      guard next == UInt8(ascii: ".") || isNameByte(next) || isSign else { break }
      previous = next
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard TemplateNumber(text) != nil else { throw TemplateFault("“\(text)” is no number", offset: start) }
    append(.number, from: start)
  }

  /// Whether what stands here may follow a name.
  private var isAtTerminator: Bool {
    guard let next = byte(place) else { return true }
    return isSpace(next) || ".,|:)(".utf8.contains(next) || has("}}", at: place)
  }

  /// Letters beyond ASCII are taken whole: they are letters in all that people write.
  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private func shownCharacter(at index: Int) -> String {
    var decoder = UTF8()
    var iterator = bytes[index...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "a byte that is no UTF-8" }
    return scalar.value < 0x20 || scalar.value == 0x7F ? "a control character" : "“\(scalar)”"
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
