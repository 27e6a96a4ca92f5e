extension Expression {
  /// Whether the value is the same at each step since everything in it is pinned by `@`; computed once then.
  var isStepInvariant: Bool {
    var rest = self
    // Without recursion along the left operands, of which there may be thousands.
    while case .binary(let operation) = rest.node {
      guard operation.right.isStepInvariant else { return false }
      rest = operation.left
    }
    return rest.isPinned
  }

  private var isPinned: Bool {
    switch node {
    case .number, .string: true
    case .selector(let selector): selector.modifiers.pin != nil
    case .rangeSelector(let range): range.selector.modifiers.pin != nil
    case .subquery(let subquery): subquery.modifiers.pin != nil
    case .unary(_, let operand): operand.isStepInvariant
    case .parentheses(let inner): inner.isStepInvariant
    case .aggregation(let aggregation):
      aggregation.operand.isStepInvariant && aggregation.parameter?.isStepInvariant ?? true
    case .call(let call): call.isStepInvariant
    case .binary: isStepInvariant
    }
  }
}

extension FunctionCall {
  // They go by the time of evaluation, whatever their arguments, or may be called without any.
  private static let readingTheClock: Set<String> = [
    "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "predict_linear", "time",
    "timestamp", "year",
  ]

  fileprivate var isStepInvariant: Bool {
    guard arguments.allSatisfy(\.isStepInvariant) else { return false }
    if function.name == "timestamp", case .selector = arguments.first?.unwrapped.node { return true }
    return !Self.readingTheClock.contains(function.name)
  }
}
