/// What may be written at a place of a query that is being typed, and which part of the text it would replace.
///
///     let context = CompletionContext(text: "sum(rat", cursor: 7)
///     context.range  // 4..<7
///     context.typed  // "rat"
///
/// The query may be unfinished or wrong anywhere.
///
/// - Complexity: O(bytes of the text).
public struct CompletionContext: Sendable, Hashable {
  public enum Expected: Sendable, Hashable {
    /// A metric, a function or an aggregation, or one of some keywords.
    case operand(keywords: [String])
    case keyword([String])
    /// A label of these metrics, or of any where there is none.
    case labelName(ofMetrics: [String])
    /// The same inside the braces of a selector, where the name of a metric may stand too as long as there is none.
    case matcher(metric: String?)
    case labelValue(of: String, metric: String?)
    case duration
    case nothing
  }

  public var expected: Expected
  /// The bytes that a candidate replaces: a word or a text in quotes, also what of it stands behind the cursor.
  public var range: Range<Int>
  /// What of it stands before the cursor, without quotes.
  public var typed: String
  /// Whether a text in quotes is being typed.
  public var isQuoted: Bool

  /// - Parameter cursor: in bytes; cut to the text.
  public init(text: String, cursor: Int) {
    let bytes = Array(text.utf8)
    let cursor = min(max(0, cursor), bytes.count)
    var outline = QueryOutline()
    var reader = QueryTokenReader(bytes[..<cursor])
    var last: QueryToken?
    while let token = reader.next() {
      if let last { outline.read(last, Self.text(bytes[last.range])) }
      last = token
    }
    let current = last.flatMap { Self.isTyped($0, cursor) ? $0 : nil }
    if let last, current == nil { outline.read(last, Self.text(bytes[last.range])) }
    isQuoted = if case .string = current?.kind { true } else { false }
    let end = isQuoted ? Self.endOfText(bytes, current, cursor) : Self.endOfWord(bytes, current, cursor)
    range = (current?.range.lowerBound ?? cursor)..<end
    let written = Self.text(bytes[range.lowerBound..<cursor])
    typed = isQuoted ? QuotedText.content(of: written) : written
    expected = Self.expected(outline, current?.kind)
    guard case .labelName = expected else { return }
    expected = .labelName(ofMetrics: Self.metrics(outline, bytes[end...]))
  }

  private static func isTyped(_ token: QueryToken, _ cursor: Int) -> Bool {
    switch token.kind {
    case .word, .number: token.range.upperBound == cursor
    case .string(let isClosed): !isClosed
    case .comment: true
    case .symbol: false
    }
  }

  private static func endOfWord(_ bytes: [UInt8], _ token: QueryToken?, _ cursor: Int) -> Int {
    guard token != nil else { return cursor }
    return bytes[cursor...].firstIndex { !QueryTokenReader.isWord($0) } ?? bytes.count
  }

  /// Behind the closing quote, unless a bracket or the like says that there is none.
  private static func endOfText(_ bytes: [UInt8], _ token: QueryToken?, _ cursor: Int) -> Int {
    guard let token else { return cursor }
    let ends = Array("{}()[],=\n".utf8) + [bytes[token.range.lowerBound]]
    guard let end = bytes[cursor...].firstIndex(where: ends.contains) else { return cursor }
    return bytes[end] == bytes[token.range.lowerBound] ? end + 1 : cursor
  }

  /// The metrics of the whole query, since those that a grouping is about may follow it.
  private static func metrics(_ outline: QueryOutline, _ rest: ArraySlice<UInt8>) -> [String] {
    var outline = outline
    var reader = QueryTokenReader(rest)
    while let token = reader.next() { outline.read(token, text(rest[token.range])) }
    outline.settle()
    return outline.metrics
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension CompletionContext {
  private static func expected(_ outline: QueryOutline, _ kind: QueryToken.Kind?) -> Expected {
    if kind == .comment { return .nothing }
    let isString = if case .string = kind { true } else { false }
    switch outline.brackets.last {
    case .braces(let matchers): return expected(in: matchers)
    case .labelNames: return .labelName(ofMetrics: [])
    case .square: return isString ? .nothing : .duration
    case .parenthesis, nil: break
    }
    if outline.position == .afterOffset { return isString ? .nothing : .duration }
    return isString || kind == .number ? .nothing : expected(at: outline.position)
  }

  private static func expected(in matchers: QueryOutline.Matchers) -> Expected {
    switch matchers.expected {
    case .name: .matcher(metric: matchers.metric)
    case .value(let name): .labelValue(of: name, metric: matchers.metric)
    case .comparison: .keyword(["=", "!=", "=~", "!~"])
    case .comma: .nothing
    }
  }

  private static func expected(at position: QueryOutline.Position) -> Expected {
    switch position {
    case .operand: .operand(keywords: [])
    case .afterOperator(let isComparison):
      .operand(keywords: (isComparison ? ["bool"] : []) + ["on", "ignoring"])
    case .afterMatching: .operand(keywords: ["group_left", "group_right"])
    case .afterAggregator: .keyword(["by", "without"])
    case .afterOperand(let isAggregation):
      .keyword((isAggregation ? ["by", "without"] : []) + ["and", "or", "unless", "atan2", "offset"])
    case .afterAt: .keyword(["start()", "end()"])
    case .afterOffset: .duration
    }
  }
}
