/// Cuts a template into tokens.
///
/// - Reference: Go, `text/template`, "Text and spaces".
struct TemplateLexer {
  private static let leftDelimiter = Array("{{".utf8)
  private static let rightDelimiter = Array("}}".utf8)

  let bytes: [UInt8]
  var place = 0
  private(set) var tokens: [TemplateToken] = []
  private var parenthesisDepth = 0

  /// All tokens; the last one is ``TemplateToken/Kind/end`` or ``TemplateToken/Kind/fault``.
  static func tokens(of source: String) -> [TemplateToken] {
    var lexer = TemplateLexer(bytes: Array(source.utf8))
    do throws(TemplateFault) {
      try lexer.skimText(trimsStart: false)
      lexer.append(.end, from: lexer.bytes.count)
    } catch {
      let offset = error.offset ?? lexer.place
      lexer.tokens.append(TemplateToken(kind: .fault, text: error.sentence, offset: offset))
    }
    return lexer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads on to the end, from text to text.
  private mutating func skimText(trimsStart: Bool) throws(TemplateFault) {
    var trimsStart = trimsStart
    while place < bytes.count {
      let start = trimsStart ? spaceEnd(from: place) : place
      guard let open = find(Self.leftDelimiter, from: place) else {
        append(.text, from: start, to: bytes.count)
        return
      }
      let isTrimming = byte(open + 2) == UInt8(ascii: "-") && isSpace(byte(open + 3))
      append(.text, from: start, to: isTrimming ? spaceStart(before: open) : open)
      place = open + 2 + (isTrimming ? 2 : 0)
      if has("/*", at: place) {
        trimsStart = try skipComment()
      } else {
        append(.leftDelimiter, from: open, to: open + 2)
        trimsStart = try readAction()
      }
    }
  }

  /// - Returns: whether the text behind it is to be trimmed.
  private mutating func skipComment() throws(TemplateFault) -> Bool {
    let start = place
    guard let end = find(Array("*/".utf8), from: place + 2) else {
      throw TemplateFault("unclosed comment", offset: start)
    }
    place = end + 2
    guard let trims = takeRightDelimiter() else {
      throw TemplateFault("a comment ends before the closing “}}”", offset: start)
    }
    return trims
  }

  private mutating func readAction() throws(TemplateFault) -> Bool {
    parenthesisDepth = 0
    while place < bytes.count {
      let start = place
      if let trims = takeRightDelimiter() {
        if parenthesisDepth > 0 { throw TemplateFault("unclosed “(”", offset: start) }
        append(.rightDelimiter, from: start)
        return trims
      }
      try readToken()
    }
    throw TemplateFault("unclosed action: “}}” is missing", offset: place)
  }

  /// - Returns: whether the text behind is to be trimmed; `nil` where no delimiter stands.
  private mutating func takeRightDelimiter() -> Bool? {
    let isTrimming = isSpace(byte(place)) && byte(place + 1) == UInt8(ascii: "-") && has("}}", at: place + 2)
    guard isTrimming || has("}}", at: place) else { return nil }
    place += isTrimming ? 4 : 2
    return isTrimming
  }

  mutating func append(_ kind: TemplateToken.Kind, from start: Int, to end: Int? = nil) {
    let end = end ?? place
    if kind == .text, start >= end { return }
    if kind == .leftParenthesis { parenthesisDepth += 1 }
    if kind == .rightParenthesis { parenthesisDepth -= 1 }
    let text = start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
    tokens.append(TemplateToken(kind: kind, text: text, offset: start))
  }

  var isInsideParentheses: Bool { parenthesisDepth > 0 }

  func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  func isSpace(_ byte: UInt8?) -> Bool { byte.map { " \t\r\n".utf8.contains($0) } ?? false }

  func has(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { index <= bytes.count && bytes[index...].starts(with: $0) }
  }

  func spaceEnd(from index: Int) -> Int { bytes[index...].firstIndex { !isSpace($0) } ?? bytes.count }

  private func spaceStart(before index: Int) -> Int { bytes[..<index].lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0 }

  private func find(_ text: [UInt8], from index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    return bytes[index...].indices.first { bytes[$0...].starts(with: text) }
  }
}
