/// Where the two formats, and lenient and strict reading of them, differ below the level of a line.
struct ExpositionGrammar {
  let format: ExpositionFormat
  /// Prometheus takes what its lexer can take apart; a strict reader asks for the specification's letter.
  let isStrict: Bool

  /// Blanks and tabs between any two parts of a line.
  var allowsBlanks: Bool { format == .text }
  /// Prometheus reads `{a="1"b="2"}` in text.
  var requiresCommas: Bool { format == .openMetrics || isStrict }
  var allowsTrailingComma: Bool { format == .text || !isStrict }
  /// Prometheus reads over a raw line feed in a label's value in text.
  var allowsLineFeedInValue: Bool { format == .text && !isStrict }
  /// And in a quoted name in both formats.
  var allowsLineFeedInName: Bool { !isStrict }
  /// OpenMetrics lets `\z` stand for itself, as Prometheus does in both formats; text 0.0.4 knows three escapes.
  var allowsAnyEscape: Bool { format == .openMetrics || !isStrict }
}

extension ExpositionGrammar {
  /// The first byte from `start` on that is no blank; `start` itself where blanks are not free.
  @inline(__always)
  func blanksEnd(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard allowsBlanks else { return start }
    var position = start
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") {
      position += 1
    }
    return position
  }

  /// The quote that closes the string whose first byte is at `start`.
  @inline(__always)
  func quotedEnd(
    from start: Int, allowsLineFeed: Bool, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(ExpositionFault) -> Int {
    let position = NameScan.quotedStop(from: start, in: bytes)
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return position }
    return try rareQuotedEnd(from: start, at: position, allowsLineFeed: allowsLineFeed, in: bytes)
  }

  /// Strings with escapes, line feeds or bytes beyond ASCII.
  private func rareQuotedEnd(
    from start: Int, at stop: Int, allowsLineFeed: Bool, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(ExpositionFault) -> Int {
    var position = stop
    var isASCII = true
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      switch bytes[position] {
      case UInt8(ascii: "\\"):
        try checkEscape(at: position, in: bytes)
        position += 2
      case UInt8(ascii: "\n"):
        guard allowsLineFeed else { throw Self.unclosed(at: start) }
        position += 1
      default:
        isASCII = false
        position += 1
      }
      position = NameScan.quotedStop(from: min(position, bytes.count), in: bytes)
    }
    guard position < bytes.count else { throw Self.unclosed(at: start) }
    guard isASCII || String(validating: bytes[start..<position], as: UTF8.self) != nil else {
      throw ExpositionFault(offset: start, reason: "the text is not valid UTF-8", showsFound: false)
    }
    return position
  }

  private static func unclosed(at start: Int) -> ExpositionFault {
    ExpositionFault(offset: start - 1, reason: "the quoted text that begins here is not closed", showsFound: false)
  }

  /// - Parameter position: of the backslash.
  func checkEscape(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) throws(ExpositionFault) {
    guard position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") else {
      throw ExpositionFault(offset: position, reason: "the escape has no second half", showsFound: false)
    }
    guard !allowsAnyEscape else { return }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"): return
    default:
      throw ExpositionFault(offset: position, reason: "expected one of the escapes \\\\, \\\" and \\n")
    }
  }
}
