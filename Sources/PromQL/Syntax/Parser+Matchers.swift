internal import Telemetry

extension Parser {
  /// `{label="value", "metric.name"}`.
  mutating func matchers() throws(ParseError) -> [LabelMatcher] {
    let context = "label matching"
    try expect(.leftBrace)
    var matchers: [LabelMatcher] = []
    while token.kind != .rightBrace {
      guard token.kind == .identifier || token.kind == .string else {
        throw unexpected(in: context, expected: "identifier or \"}\"")
      }
      matchers.append(try matcher())
      guard token.kind == .comma else { break }
      try advance()
    }
    try expect(.rightBrace, in: context, expected: "\",\" or \"}\"")
    return matchers
  }

  private mutating func matcher() throws(ParseError) -> LabelMatcher {
    let start = token
    let name = start.kind == .string ? unquotedText(of: start) : text(of: start)
    try advance()
    let operation = token.kind
    switch operation {
    case .assign, .operation(.notEqual), .matches, .doesNotMatch: try advance()
    default:
      // A quoted name alone is the metric's.
      if start.kind == .string { return .metricName(name) }
      throw unexpected(in: "label matching", expected: "label matching operator")
    }
    guard token.kind == .string else { throw unexpected(in: "label matching", expected: "string") }
    let value = unquotedText(of: token)
    let range = start.range.lowerBound..<token.range.upperBound
    try advance()
    return LabelMatcher(name, try test(operation, value, at: range))
  }

  private func test(
    _ operation: Token.Kind, _ value: String, at range: Range<Int>
  ) throws(ParseError) -> LabelMatcher.Test {
    do {
      switch operation {
      case .assign: return .equal(value)
      case .matches: return .matches(try Pattern(value))
      case .doesNotMatch: return .doesNotMatch(try Pattern(value))
      default: return .notEqual(value)
      }
    } catch {
      throw failure("error parsing regexp: \(error.reason): \(value.quoted)", at: range)
    }
  }

  func unquotedText(of token: Token) -> String {
    String(decoding: Lexer.unquoted(lexer.bytes[token.range]), as: UTF8.self)
  }
}

extension LabelMatcher {
  /// Whether it asks for the metric's name.
  var namesMetric: Bool { name.utf8.elementsEqual(Labels.metricNameLabel.utf8) }

  /// What the label is compared with.
  var text: String {
    switch test {
    case .equal(let text), .notEqual(let text): text
    case .matches(let pattern), .doesNotMatch(let pattern): pattern.text
    }
  }
}
