internal import Telemetry

extension ExpositionParser {
  /// The next entry of text 0.0.4 or 1.0.0: blank lines and comments in between say nothing.
  mutating func nextInText() throws(ExpositionFault) -> ExpositionEntry? {
    while true {
      entryStart = position
      let start = grammar.blanksEnd(position, in: bytes)
      guard start < bytes.count else { return nil }
      switch bytes[start] {
      case UInt8(ascii: "\n"): position = start + 1
      case UInt8(ascii: "#"):
        if let entry = try readTextComment(from: start) { return entry }
      default: return .sample(try readTextSample(from: start))
      }
    }
  }

  /// - Returns: `nil` for a comment that is neither HELP nor TYPE, or one of them without its text.
  private mutating func readTextComment(from start: Int) throws(ExpositionFault) -> ExpositionEntry? {
    let lineEnd = NameScan.lineEnd(from: start, in: bytes)
    position = min(lineEnd + 1, bytes.count)
    let word = grammar.blanksEnd(start + 1, in: bytes)
    let isHelp = bytes[word..<lineEnd].starts(with: "HELP".utf8)
    guard word > start + 1, isHelp || bytes[word..<lineEnd].starts(with: "TYPE".utf8) else { return nil }
    let nameStart = grammar.blanksEnd(word + 4, in: bytes)
    guard nameStart > word + 4, nameStart < lineEnd else { return nil }
    var textStart = nameStart
    let name = try metadataName(at: &textStart)
    // A quoted name may reach over the end of the line.
    let end = NameScan.lineEnd(from: textStart, in: bytes)
    position = min(end + 1, bytes.count)
    let text = grammar.blanksEnd(textStart, in: bytes)
    guard text > textStart || text == end else {
      guard isHelp, !grammar.isStrict else {
        throw ExpositionFault(offset: textStart, reason: "expected a blank after the metric's name")
      }
      return nil
    }
    guard text < end else { return nil }
    if isHelp {
      try checkHelp(text..<end)
      return .help(name: name, text: text..<end)
    }
    return .type(name: name, try textKind(text..<end))
  }

  /// The name after HELP, TYPE or UNIT.
  ///
  /// - Parameter position: afterwards behind the name and its quotes.
  func metadataName(at position: inout Int) throws(ExpositionFault) -> Range<Int> {
    let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    let start = isQuoted ? position + 1 : position
    let end: Int
    if isQuoted {
      end = try grammar.quotedEnd(from: start, allowsLineFeed: grammar.allowsLineFeedInName, in: bytes)
    } else {
      end = NameScan.end(of: NameScan.metric, from: start, in: bytes)
    }
    guard end > start, isQuoted || bytes[start] &- UInt8(ascii: "0") > 9 else {
      throw ExpositionFault(offset: start, reason: "expected a metric's name")
    }
    position = isQuoted ? end + 1 : end
    return start..<end
  }

  func checkHelp(_ text: Range<Int>) throws(ExpositionFault) {
    guard bytes[text].allSatisfy({ $0 < 0x80 }) || String(validating: bytes[text], as: UTF8.self) != nil else {
      throw ExpositionFault(offset: text.lowerBound, reason: "the help is not valid UTF-8", showsFound: false)
    }
    guard !grammar.allowsAnyEscape else { return }
    var position = text.lowerBound
    while let slash = bytes[position..<text.upperBound].firstIndex(of: UInt8(ascii: "\\")) {
      try grammar.checkEscape(at: slash, in: bytes)
      position = slash + 2
    }
  }

  /// Every word that OpenMetrics has is known here too, in any case, for servers that mix the formats.
  private func textKind(_ text: Range<Int>) throws(ExpositionFault) -> MetricMetadata.Kind {
    let word = bytes[text].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let rest = bytes[word.endIndex..<text.upperBound]
    let name = String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    guard rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
      throw ExpositionFault(offset: word.endIndex, reason: "expected the end of the line after the type")
    }
    switch name {
    case "untyped": return .unknown
    case "gauge_histogram": return .gaugeHistogram
    default:
      guard let kind = MetricMetadata.Kind(rawValue: name) else {
        throw ExpositionFault(
          offset: text.lowerBound, reason: "expected counter, gauge, histogram, summary or untyped")
      }
      return kind
    }
  }
}
