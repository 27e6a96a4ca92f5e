extension Parser {
  /// Operands joined by operators that bind at least as strongly as `precedence`.
  mutating func expression(atLeast precedence: Int) throws(ParseError) -> Expression {
    try enter()
    defer { leave() }
    var left = try operand()
    while case .operation(let operation) = token.kind, operation.precedence >= precedence {
      try advance()
      var binary = BinaryOperation(operation, left, left)
      try readModifiers(of: &binary)
      let isRightAssociative = operation == .power
      binary.right = try expression(atLeast: operation.precedence + (isRightAssociative ? 0 : 1))
      left = Expression(.binary(binary), at: left.range.lowerBound..<binary.right.range.upperBound)
    }
    return left
  }

  /// `+x` and `-x`, which bind more tightly than `*` and less than `^`. A sign before a number becomes part of it.
  mutating func signed(_ sign: UnarySign) throws(ParseError) -> Expression {
    let start = token.range.lowerBound
    try advance()
    let operand = try expression(atLeast: BinaryOperation.Operator.power.precedence)
    let range = start..<operand.range.upperBound
    if case .number(let value) = operand.node {
      return Expression(.number(sign == .minus ? -value : value), at: range)
    }
    return Expression(.unary(sign, operand), at: range)
  }

  private mutating func readModifiers(of operation: inout BinaryOperation) throws(ParseError) {
    if token.kind == .keyword(.bool) {
      operation.returnsBool = true
      try advance()
    }
    if token.kind == .keyword(.on) || token.kind == .keyword(.ignoring) {
      operation.matching.isOn = token.kind == .keyword(.on)
      try advance()
      operation.matching.labels = try groupingLabels()
      if token.kind == .keyword(.groupLeft) || token.kind == .keyword(.groupRight) {
        operation.matching.cardinality = token.kind == .keyword(.groupLeft) ? .manyToOne : .oneToMany
        try advance()
        if token.kind == .leftParenthesis { operation.matching.included = try groupingLabels() }
      }
    }
    try readFill(of: &operation.matching)
  }

  /// `fill(0)`, or `fill_left(0)` and `fill_right(0)` in any order, each once.
  private mutating func readFill(of matching: inout VectorMatching) throws(ParseError) {
    if token.kind == .keyword(.fill) {
      let value = try fillValue()
      (matching.leftFill, matching.rightFill) = (value, value)
      return
    }
    while true {
      if token.kind == .keyword(.fillLeft), matching.leftFill == nil {
        matching.leftFill = try fillValue()
      } else if token.kind == .keyword(.fillRight), matching.rightFill == nil {
        matching.rightFill = try fillValue()
      } else {
        return
      }
    }
  }

  private mutating func fillValue() throws(ParseError) -> Double {
    try advance()
    try expect(.leftParenthesis)
    guard let value = try signedNumber() else { throw unexpected() }
    try expect(.rightParenthesis)
    return value
  }

  /// A number or a duration with or without a sign; `nil` where none stands.
  mutating func signedNumber() throws(ParseError) -> Double? {
    var isNegative = false
    if token.kind == .operation(.add) || token.kind == .operation(.subtract) {
      isNegative = token.kind == .operation(.subtract)
      try advance()
    }
    guard token.kind == .number || token.kind == .duration else { return nil }
    let value = try numberValue()
    try advance()
    return isNegative ? -value : value
  }

  /// The value of the number or duration that comes next.
  func numberValue() throws(ParseError) -> Double {
    do {
      let text = text(of: token)
      return token.kind == .duration ? try NumberLiteral.duration(text) : try NumberLiteral.number(text)
    } catch {
      throw failure(error.message, at: token.range)
    }
  }
}

extension BinaryOperation.Operator {
  /// How strongly it binds.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and, .unless: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder, .arctangent: 5
    case .power: 6
    }
  }
}
