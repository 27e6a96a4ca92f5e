extension Expression {
  /// The expressions that this one is made of, in their order.
  var parts: [Expression] {
    switch node {
    case .number, .string, .selector, .rangeSelector: []
    case .subquery(let subquery): [subquery.operand]
    case .call(let call): call.arguments
    case .aggregation(let aggregation): (aggregation.parameter.map { [$0] } ?? []) + [aggregation.operand]
    case .binary(let operation): [operation.left, operation.right]
    case .unary(_, let operand), .parentheses(let operand): [operand]
    }
  }

  /// This one and all that it is made of, from the outside in.
  ///
  /// Without recursion, since there may be thousands of operands in a row.
  var allParts: [Expression] {
    var parts = [self]
    var next = 0
    while next < parts.count {
      parts += parts[next].parts
      next += 1
    }
    return parts
  }

  /// The selector that this expression reads by itself.
  var selector: VectorSelector? {
    switch node {
    case .selector(let selector): selector
    case .rangeSelector(let range): range.selector
    default: nil
    }
  }
}
