extension Expression: CustomStringConvertible {
  /// As Prometheus writes it, on one line; the same meaning when it is read again.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch node {
    case .number(let value): text += SampleSpelling.plain(value)
    case .string(let literal): text += literal.description
    case .selector(let selector): text += selector.description
    case .rangeSelector(let range): text += range.description
    case .subquery(let subquery):
      subquery.operand.write(to: &text)
      text += "[\(subquery.range.bracketText):\(subquery.step?.bracketText ?? "")]\(subquery.modifiers.description)"
    case .call(let call):
      text += call.function.name + "("
      Self.write(call.arguments, to: &text)
      text += ")"
    case .aggregation(let aggregation):
      text += aggregation.operation.rawValue + (aggregation.grouping?.description ?? "") + "("
      Self.write((aggregation.parameter.map { [$0] } ?? []) + [aggregation.operand], to: &text)
      text += ")"
    case .binary:
      writeChain(to: &text)
    case .unary(let sign, let operand):
      text += sign == .minus ? "-" : "+"
      operand.write(to: &text)
    case .parentheses(let inner):
      text += "("
      inner.write(to: &text)
      text += ")"
    }
  }

  private func writeChain(to text: inout String) {
    let chain = BinaryChain(self)
    var operand = chain.first
    var hasVectors = operand.valueType == .instantVector
    for (operation, _) in chain.operations {
      operand.write(to: &text, before: operation.operation)
      operand = operation.right
      let isVector = operand.valueType == .instantVector
      // A number goes with every series: nothing to be matched.
      let matching = hasVectors && isVector ? operation.matching.description : ""
      text += " \(operation.operation.rawValue)\(operation.returnsBool ? " bool" : "")\(matching) "
      hasVectors = hasVectors || isVector
    }
    operand.write(to: &text)
  }

  /// An offset that begins with a parenthesis would take in an operator that follows, and the sign of `+Inf` the power.
  private func write(to text: inout String, before operation: BinaryOperation.Operator) {
    if operation == .power, case .number(.infinity) = node {
      text += "Inf"
      return
    }
    let isOpen = DurationExpression.Operator(rawValue: operation.rawValue) != nil && endsInOpenOffset
    text += isOpen ? "(" : ""
    write(to: &text)
    text += isOpen ? ")" : ""
  }

  private var endsInOpenOffset: Bool {
    switch node {
    case .selector(let selector): selector.modifiers.offset?.beginsWithParenthesis ?? false
    case .rangeSelector(let range): range.selector.modifiers.offset?.beginsWithParenthesis ?? false
    case .subquery(let subquery): subquery.modifiers.offset?.beginsWithParenthesis ?? false
    case .unary(_, let operand): operand.endsInOpenOffset
    case .binary(let operation): operation.right.endsInOpenOffset
    default: false
    }
  }

  private static func write(_ list: [Expression], to text: inout String) {
    for (index, expression) in list.enumerated() {
      if index > 0 { text += ", " }
      expression.write(to: &text)
    }
  }
}

extension Expression: Equatable {
  /// Whether they are the same query, however it was written.
  public static func == (left: Expression, right: Expression) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8)
  }
}
