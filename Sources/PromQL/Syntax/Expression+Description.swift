extension Expression: CustomStringConvertible {
  /// As Prometheus writes it, on one line; the same meaning when it is read again.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch node {
    case .number(let value): text += NumberText.plain(value)
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
      let chain = BinaryChain(self)
      chain.first.write(to: &text)
      for (operation, _) in chain.operations {
        text += " \(operation.operation.rawValue)\(operation.returnsBool ? " bool" : "")\(operation.matching) "
        operation.right.write(to: &text)
      }
    case .unary(let sign, let operand):
      text += sign == .minus ? "-" : "+"
      operand.write(to: &text)
    case .parentheses(let inner):
      text += "("
      inner.write(to: &text)
      text += ")"
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
