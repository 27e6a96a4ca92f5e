extension Expression {
  /// What it gives.
  public var valueType: ValueType {
    switch node {
    case .number: .scalar
    case .string: .string
    case .selector, .aggregation: .instantVector
    case .rangeSelector, .subquery: .rangeVector
    case .call(let call): call.function.returnType
    case .unary(_, let operand): operand.valueType
    case .parentheses(let inner): inner.valueType
    case .binary: typeOfChain
    }
  }

  /// Without recursion along the left operands, of which there may be thousands.
  private var typeOfChain: ValueType {
    var rest = self
    while case .binary(let operation) = rest.node {
      if operation.right.valueType != .scalar { return .instantVector }
      rest = operation.left
    }
    return rest.valueType == .scalar ? .scalar : .instantVector
  }
}
