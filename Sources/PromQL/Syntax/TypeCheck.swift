internal import Telemetry

/// Whether the types within a query fit together.
struct TypeCheck {
  let text: String

  /// - Throws: ``ParseError`` for the first part that does not fit.
  func type(of expression: Expression) throws(ParseError) -> ValueType {
    switch expression.node {
    case .number, .string: break
    case .selector(let selector): try check(selector, at: expression.range)
    case .rangeSelector(let range): try check(range.selector, at: expression.range)
    case .subquery(let subquery):
      let type = try type(of: subquery.operand)
      if type != .instantVector {
        let message = "subquery is only allowed on instant vector, got \(type.shortName) instead"
        throw failure(message, at: expression.range)
      }
    case .call(let call): try check(call, at: expression.range)
    case .aggregation(let aggregation): try check(aggregation)
    case .unary(_, let operand):
      let type = try type(of: operand)
      if type != .scalar && type != .instantVector {
        let message = "unary expression only allowed on expressions of type scalar or instant vector, got "
        throw failure(message + type.rawValue.quoted, at: expression.range)
      }
      return type
    case .parentheses(let inner): return try type(of: inner)
    case .binary: return try typeOfChain(expression)
    }
    return expression.valueType
  }

  private func typeOfChain(_ expression: Expression) throws(ParseError) -> ValueType {
    let chain = BinaryChain(expression)
    var left = try type(of: chain.first)
    for (operation, range) in chain.operations {
      let right = try type(of: operation.right)
      try check(operation, left, right, at: range)
      left = left == .scalar && right == .scalar ? .scalar : .instantVector
    }
    return left
  }

  private func check(_ selector: VectorSelector, at range: Range<Int>) throws(ParseError) {
    if !selector.matchers.contains(where: { !$0.accepts("") }) {
      throw failure("vector selector must contain at least one non-empty matcher", at: range)
    }
  }

  private func check(_ aggregation: Aggregation) throws(ParseError) {
    try expect(.instantVector, aggregation.operand, in: "aggregation expression")
    if let parameter = aggregation.parameter {
      try expect(aggregation.operation == .countValues ? .string : .scalar, parameter, in: "aggregation parameter")
    }
  }

  private func expect(
    _ wanted: ValueType, _ expression: Expression, in context: String
  ) throws(ParseError) {
    let type = try type(of: expression)
    if type != wanted {
      let message = "expected type \(wanted.rawValue) in \(context), got \(type.rawValue)"
      throw failure(message, at: expression.range)
    }
  }

  func failure(_ message: String, at range: Range<Int>) -> ParseError {
    ParseError(message: message, range: range, text: text)
  }
}

extension TypeCheck {
  private func check(_ call: FunctionCall, at range: Range<Int>) throws(ParseError) {
    let name = call.function.name
    let types = call.function.argumentTypes
    let given = call.arguments.count
    let bounds = call.function.argumentCount
    if given < bounds.lowerBound || given > bounds.upperBound {
      let isExact = bounds.lowerBound == bounds.upperBound
      let isTooFew = given < bounds.lowerBound
      let wanted = isTooFew ? bounds.lowerBound : bounds.upperBound
      let amount = isExact ? "" : isTooFew ? "at least " : "at most "
      throw failure("expected \(amount)\(wanted) argument(s) in call to \(name.quoted), got \(given)", at: range)
    }
    if name == "info", given > 1 { return try checkInfo(call, at: range) }
    for (index, argument) in call.arguments.enumerated() {
      try expect(types[min(index, types.count - 1)], argument, in: "call to function \(name.quoted)")
      try check(argument.reading, in: name, at: range)
    }
  }

  /// Few functions know what to do with a value that lies outside the window or between samples.
  private func check(_ reading: VectorSelector.Reading, in function: String, at range: Range<Int>) throws(ParseError) {
    let allowed: (modifier: String, functions: [String])? =
      switch reading {
      case .usual: nil
      case .anchored: ("anchored", ["changes", "delta", "increase", "rate", "resets"])
      case .smoothed: ("smoothed", ["delta", "increase", "rate"])
      }
    guard let allowed, !allowed.functions.contains(function) else { return }
    let list = allowed.functions.joined(separator: ", ")
    throw failure("\(allowed.modifier) modifier can only be used with: \(list) - not with \(function)", at: range)
  }

  /// The second argument of `info` chooses labels, and may so match the empty text.
  private func checkInfo(_ call: FunctionCall, at range: Range<Int>) throws(ParseError) {
    let labels = call.arguments[1]
    if labels.valueType != .instantVector {
      let message = "expected type instant vector in call to function \"info\", got \(labels.valueType.rawValue)"
      throw failure(message, at: range)
    }
    guard case .selector(let selector) = labels.node else {
      throw failure("expected label selectors only", at: labels.range)
    }
    if selector.matchers.last?.namesMetric == true, case .equal? = selector.matchers.last?.test,
      text.utf8.dropFirst(labels.range.lowerBound).first != UInt8(ascii: "{")
    {
      throw failure("expected label selectors only, got vector selector instead", at: labels.range)
    }
    try expect(.instantVector, call.arguments[0], in: "call to function \"info\"")
  }
}

extension TypeCheck {
  private func check(
    _ operation: BinaryOperation, _ left: ValueType, _ right: ValueType, at range: Range<Int>
  ) throws(ParseError) {
    let sign = operation.operation
    let matching = operation.matching
    let areScalars = left == .scalar && right == .scalar
    if operation.returnsBool, !sign.isComparison {
      throw failure("bool modifier can only be used on comparison operators", at: place(of: operation))
    }
    if sign.isComparison, !operation.returnsBool, areScalars {
      throw failure("comparisons between scalars must use BOOL modifier", at: place(of: operation))
    }
    let included = Set(matching.isOn ? matching.included.map { Array($0.utf8) } : [])
    if let label = matching.labels.first(where: { included.contains(Array($0.utf8)) }) {
      let message = "label \(label.quoted) must not occur in ON and GROUP clause at once"
      throw failure(message, at: place(of: operation))
    }
    for (type, operand) in [(left, operation.left), (right, operation.right)]
    where type != .scalar && type != .instantVector {
      throw failure("binary expression must contain only scalar and instant vector types", at: operand.range)
    }
    let areVectors = left == .instantVector && right == .instantVector
    let fills = matching.leftFill != nil || matching.rightFill != nil
    if !areVectors {
      if !matching.labels.isEmpty { throw failure("vector matching only allowed between instant vectors", at: range) }
      if fills { throw failure("filling in missing series only allowed between instant vectors", at: range) }
      if sign.isSet {
        throw failure("set operator \(sign.rawValue.quoted) not allowed in binary scalar expression", at: range)
      }
    } else if sign.isSet {
      if matching.cardinality != .oneToOne {
        throw failure("no grouping allowed for \(sign.rawValue.quoted) operation", at: range)
      }
      if fills { throw failure("filling in missing series not allowed for set operators", at: range) }
    }
  }

  /// Where the operator stands, which is what lies between the operands.
  private func place(of operation: BinaryOperation) -> Range<Int> {
    let end = operation.right.range.lowerBound
    let between = text.utf8.dropFirst(operation.left.range.upperBound).prefix { $0.isSpace }
    let start = operation.left.range.upperBound + between.count
    return start..<max(start, end)
  }
}

extension Expression {
  /// Of a range of samples.
  fileprivate var reading: VectorSelector.Reading {
    switch node {
    case .rangeSelector(let range): range.selector.reading
    case .parentheses(let inner): inner.reading
    default: .usual
    }
  }
}

extension FunctionDescriptor {
  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch repetition {
    case .none: argumentTypes.count...argumentTypes.count
    case .optional(let count): max(0, argumentTypes.count - count)...argumentTypes.count
    case .any: max(0, argumentTypes.count - 1)...Int.max
    }
  }
}

extension ValueType {
  /// As some messages call it.
  fileprivate var shortName: String {
    switch self {
    case .scalar, .string: rawValue
    case .instantVector: "vector"
    case .rangeVector: "matrix"
    }
  }
}
