extension Parser {
  /// A duration, computed or not, as brackets hold it; where it is known already it must be more than nothing.
  mutating func positiveDuration(
    in context: String, expected: String
  ) throws(ParseError) -> DurationExpression {
    let start = token.range.lowerBound
    durationOperations = 0
    var duration = try self.duration(atLeast: 0, in: context, expected: expected)
    if let seconds = duration.literalSeconds {
      if seconds <= 0 { throw failure("duration must be greater than 0", at: start..<lastEnd) }
      duration = duration.withoutParentheses
    }
    return duration
  }

  /// What follows `offset`: up to the first operator, which belongs to the expression around it, unless the duration
  /// begins with a parenthesis.
  mutating func offsetDuration() throws(ParseError) -> DurationExpression {
    let context = "offset"
    durationOperations = 0
    let expected = "number, duration, step(), or range()"
    let duration =
      token.kind == .leftParenthesis
      ? try self.duration(atLeast: 0, in: context, expected: expected)
      : try durationOperand(signBinds: DurationExpression.Operator.tightest, in: context, expected: expected)
    return duration.literalSeconds == nil ? duration : duration.withoutParentheses
  }

  private mutating func duration(
    atLeast precedence: Int, in context: String, expected: String
  ) throws(ParseError) -> DurationExpression {
    try enter()
    defer { leave() }
    var left = try durationOperand(
      signBinds: DurationExpression.Operator.power.precedence, in: context, expected: expected)
    while case .operation(let sign) = token.kind,
      let operation = DurationExpression.Operator(rawValue: sign.rawValue), operation.precedence >= precedence
    {
      let place = token.range
      durationOperations += 1
      if durationOperations > Self.mostDurationOperations {
        throw failure("more than \(Self.mostDurationOperations) operators in a duration", at: place)
      }
      try advance()
      let next = operation.precedence + (operation == .power ? 0 : 1)
      let right = try duration(atLeast: next, in: context, expected: expected)
      if right.literalSeconds == 0 {
        if operation == .divide { throw failure("division by zero", at: place) }
        if operation == .remainder { throw failure("modulo by zero", at: place) }
      }
      left = .operation(left, operation, right)
    }
    return left
  }

  private mutating func durationOperand(
    signBinds precedence: Int, in context: String, expected: String
  ) throws(ParseError) -> DurationExpression {
    switch token.kind {
    case .operation(.add), .operation(.subtract):
      let isNegative = token.kind == .operation(.subtract)
      try advance()
      let operand = try duration(atLeast: precedence, in: context, expected: expected)
      return isNegative ? operand.negated : operand
    case .number, .duration:
      let seconds = try numberValue()
      // NaN is no length either.
      guard seconds.magnitude <= NumberLiteral.longestSeconds else {
        throw failure("duration out of range", at: token.range)
      }
      let hasUnit = token.kind == .duration
      try advance()
      return .seconds(seconds, hasUnit: hasUnit)
    case .leftParenthesis:
      try advance()
      let inner = try duration(atLeast: 0, in: context, expected: expected)
      try expect(.rightParenthesis, in: context, expected: expected)
      return .parentheses(inner)
    case .keyword(.step), .keyword(.range):
      let isStep = token.kind == .keyword(.step)
      try advance()
      try expect(.leftParenthesis, in: context, expected: expected)
      try expect(.rightParenthesis, in: context, expected: expected)
      return isStep ? .step : .range
    case .aggregation, .identifier:
      guard let isSmaller = DurationExpression.takesSmaller(text(of: token).utf8) else {
        throw unexpected(in: context, expected: expected)
      }
      return try extreme(isSmaller: isSmaller, in: context, expected: expected)
    default: throw unexpected(in: context, expected: expected)
    }
  }

  /// `min(5m, step())`, `max(5m, step())`.
  private mutating func extreme(
    isSmaller: Bool, in context: String, expected: String
  ) throws(ParseError) -> DurationExpression {
    try advance()
    try expect(.leftParenthesis, in: context, expected: expected)
    let first = try duration(atLeast: 0, in: context, expected: expected)
    try expect(.comma, in: context, expected: expected)
    let second = try duration(atLeast: 0, in: context, expected: expected)
    try expect(.rightParenthesis, in: context, expected: expected)
    return isSmaller ? .smaller(first, second) : .larger(first, second)
  }
}

extension DurationExpression {
  /// Whether a word before a parenthesis asks for the smaller or the larger of two durations; `nil` for other words.
  static func takesSmaller(_ word: some Sequence<UInt8>) -> Bool? {
    // Prometheus took the names of its aggregations first, and those of its functions of two scalars later.
    switch String(decoding: Array(word), as: UTF8.self).lowercased() {
    case "min", "min_of": true
    case "max", "max_of": false
    default: nil
    }
  }

  /// Its length where that needs no computing.
  var literalSeconds: Double? {
    switch self {
    case .seconds(let seconds, _): seconds
    case .parentheses(let inner): inner.literalSeconds
    default: nil
    }
  }

  var withoutParentheses: DurationExpression {
    var inner = self
    while case .parentheses(let next) = inner { inner = next }
    return inner
  }

  fileprivate var negated: DurationExpression {
    if case .seconds(let seconds, let hasUnit) = self { return .seconds(-seconds, hasUnit: hasUnit) }
    return .negative(self)
  }
}

extension DurationExpression.Operator {
  /// Binds more strongly than any operator, so that a sign takes the next operand alone.
  fileprivate static let tightest = 4

  /// How strongly it binds.
  var precedence: Int {
    switch self {
    case .add, .subtract: 1
    case .multiply, .divide, .remainder: 2
    case .power: 3
    }
  }
}
