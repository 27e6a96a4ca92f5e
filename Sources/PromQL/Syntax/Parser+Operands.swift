internal import Telemetry

extension Parser {
  /// What stands between operators, with the ranges and modifiers behind it.
  mutating func operand() throws(ParseError) -> Expression {
    let start = token
    switch token.kind {
    case .operation(.add): return try signed(.plus)
    case .operation(.subtract): return try signed(.minus)
    case .number, .duration:
      let value = try numberValue()
      try advance()
      return try modified(Expression(.number(value), at: start.range))
    case .string:
      let literal = StringLiteral(bytes: Lexer.unquoted(lexer.bytes[start.range]))
      try advance()
      return try modified(Expression(.string(literal), at: start.range))
    case .leftParenthesis:
      try advance()
      let inner = try expression(atLeast: 0)
      try expect(.rightParenthesis)
      return try modified(Expression(.parentheses(inner), at: start.range.lowerBound..<lastEnd))
    case .leftBrace: return try modified(selector(name: nil))
    case .aggregation(let operation):
      try advance()
      switch token.kind {
      case .leftParenthesis, .keyword(.by), .keyword(.without):
        return try modified(aggregation(operation, from: start.range.lowerBound))
      default: return try modified(selector(name: start))
      }
    case _ where token.kind.isMetricName:
      try advance()
      if token.kind == .leftParenthesis, start.kind.isFunctionName { return try modified(call(of: start)) }
      return try modified(selector(name: start))
    default: throw unexpected()
    }
  }

  /// `name{label="value"}`; the name has been read already.
  private mutating func selector(name: Token?) throws(ParseError) -> Expression {
    let start = name?.range.lowerBound ?? token.range.lowerBound
    var matchers = token.kind == .leftBrace ? try self.matchers() : []
    if let name {
      let text = text(of: name)
      if let other = matchers.first(where: { $0.namesMetric }) {
        let message = "metric name must not be set twice: \(text.quoted) or \(other.text.quoted)"
        throw failure(message, at: start..<lastEnd)
      }
      matchers.append(.metricName(text))
    }
    return Expression(.selector(VectorSelector(matchers: matchers)), at: start..<lastEnd)
  }

  private mutating func call(of name: Token) throws(ParseError) -> Expression {
    let text = text(of: name)
    // Only newer servers know functions that are called like keywords.
    if name.kind != .identifier, FunctionDescriptor.named(text) == nil { throw unexpected() }
    let arguments = try self.arguments()
    guard let function = FunctionDescriptor.named(text) else {
      throw failure("unknown function with name \(text.quoted)" + Self.suggestion(for: text), at: name.range)
    }
    let call = FunctionCall(function: function, arguments: arguments)
    return Expression(.call(call), at: name.range.lowerBound..<lastEnd)
  }

  private mutating func arguments() throws(ParseError) -> [Expression] {
    try expect(.leftParenthesis)
    var arguments: [Expression] = []
    while token.kind != .rightParenthesis || !arguments.isEmpty {
      arguments.append(try expression(atLeast: 0))
      guard token.kind == .comma else { break }
      let comma = token.range
      try advance()
      if !token.kind.startsOperand { throw failure("trailing commas not allowed in function call args", at: comma) }
    }
    try expect(.rightParenthesis)
    return arguments
  }

  private mutating func aggregation(
    _ operation: Aggregation.Operator, from start: Int
  ) throws(ParseError) -> Expression {
    openAggregations += 1
    var grouping = try self.grouping()
    let arguments = try self.arguments()
    if grouping == nil { grouping = try self.grouping() }
    openAggregations -= 1
    let range = start..<lastEnd
    guard !arguments.isEmpty else {
      throw failure("no arguments for aggregate expression provided", at: range)
    }
    let wanted = operation.takesParameter ? 2 : 1
    guard arguments.count == wanted else {
      let message = "wrong number of arguments for aggregate expression provided, expected \(wanted), "
      throw failure(message + "got \(arguments.count)", at: range)
    }
    let aggregation = Aggregation(
      operation: operation, parameter: operation.takesParameter ? arguments[0] : nil, operand: arguments[wanted - 1],
      grouping: grouping)
    return Expression(.aggregation(aggregation), at: range)
  }

  /// `by (a, b)` or `without (a, b)`.
  private mutating func grouping() throws(ParseError) -> Aggregation.Grouping? {
    guard token.kind == .keyword(.by) || token.kind == .keyword(.without) else { return nil }
    let isWithout = token.kind == .keyword(.without)
    try advance()
    return Aggregation.Grouping(labels: try groupingLabels(), isWithout: isWithout)
  }

  /// `(a, "b.c")`.
  mutating func groupingLabels() throws(ParseError) -> [String] {
    let context = "grouping opts"
    try expect(.leftParenthesis, in: context, expected: "\"(\"")
    var labels: [String] = []
    while token.kind != .rightParenthesis {
      guard token.kind == .string || token.kind.isLabelName else { throw unexpected(in: context, expected: "label") }
      let label = token.kind == .string ? unquotedText(of: token) : text(of: token)
      if label.isEmpty { throw failure("invalid label name for grouping: \(label.quoted)", at: token.range) }
      labels.append(label)
      try advance()
      guard token.kind == .comma else { break }
      try advance()
    }
    try expect(.rightParenthesis, in: context, expected: "\",\" or \")\"")
    return labels
  }

  /// The known name that differs the least, where one differs by a letter or two.
  private static func suggestion(for name: String) -> String {
    let limit = name.utf8.count < 5 ? 1 : 2
    let close = FunctionDescriptor.all.map { ($0.name, EditDistance.between($0.name, name)) }.min { $0.1 < $1.1 }
    guard let close, close.1 <= limit else { return "" }
    return "; did you mean \(close.0.quoted)?"
  }
}

extension Token.Kind {
  /// Whether a function may be called so.
  fileprivate var isFunctionName: Bool {
    switch self {
    case .identifier, .keyword(.start), .keyword(.end), .keyword(.step), .keyword(.range): true
    default: false
    }
  }

  fileprivate var startsOperand: Bool {
    switch self {
    case .number, .duration, .string, .leftParenthesis, .leftBrace: true
    case .operation(.add), .operation(.subtract): true
    default: isMetricName
    }
  }
}
