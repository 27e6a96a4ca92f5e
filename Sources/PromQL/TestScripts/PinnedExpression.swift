internal import Telemetry

extension Expression {
  // Their values change with the time of evaluation, also when all that they read is pinned; info reads more than it is
  // given.
  private static let functionsOfTime: Set<String> = [
    "time", "timestamp", "minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month",
    "year", "predict_linear", "info",
  ]
  // Their values differ between an instant and a range that it lies in.
  private static let functionsOfRange: Set<String> = ["start", "end", "step", "range"]

  /// The same query with everything that it reads pinned at a time, so that it answers alike whenever it is asked.
  ///
  /// - Returns: `nil` when it goes by the time of evaluation itself.
  func pinned(at milliseconds: Int64) -> Expression? {
    let goesByTime = calls(anyOf: Self.functionsOfTime) || calls(anyOf: Self.functionsOfRange)
    return goesByTime ? nil : pinning(at: milliseconds, isInSubquery: false)
  }

  /// Whether it speaks of the start, the end or the step of the query as a whole.
  var goesByRange: Bool {
    calls(anyOf: Self.functionsOfRange)
      || allParts.contains { $0.isPinnedToRange || $0.durations.contains(where: \.goesByRange) }
  }

  private func calls(anyOf functions: Set<String>) -> Bool {
    allParts.contains { part in
      if case .call(let call) = part.node { functions.contains(call.function.name) } else { false }
    }
  }

  private var isPinnedToRange: Bool {
    switch node {
    case .selector(let selector): selector.modifiers.isPinnedToRange
    case .rangeSelector(let range): range.selector.modifiers.isPinnedToRange
    case .subquery(let subquery): subquery.modifiers.isPinnedToRange
    default: false
    }
  }

  private func pinning(at time: Int64, isInSubquery: Bool) -> Expression {
    func pinned(_ part: Expression) -> Expression { part.pinning(at: time, isInSubquery: isInSubquery) }
    var copy = self
    switch node {
    case .number, .string: break
    case .selector(var selector):
      selector.modifiers.pin(at: time, keepsFree: isInSubquery)
      copy.node = .selector(selector)
    case .rangeSelector(var range):
      range.selector.modifiers.pin(at: time, keepsFree: isInSubquery)
      copy.node = .rangeSelector(range)
    case .subquery(var subquery):
      subquery.modifiers.pin(at: time, keepsFree: isInSubquery)
      // What is read in a subquery is read at the subquery's own times.
      subquery.operand = subquery.operand.pinning(at: time, isInSubquery: true)
      copy.node = .subquery(subquery)
    case .call(var call):
      call.arguments = call.arguments.map(pinned)
      copy.node = .call(call)
    case .aggregation(var aggregation):
      aggregation.parameter = aggregation.parameter.map(pinned)
      aggregation.operand = pinned(aggregation.operand)
      copy.node = .aggregation(aggregation)
    case .binary: return pinningChain(at: time, isInSubquery: isInSubquery)
    case .unary(let sign, let operand): copy.node = .unary(sign, pinned(operand))
    case .parentheses(let operand): copy.node = .parentheses(pinned(operand))
    }
    return copy
  }

  private func pinningChain(at time: Int64, isInSubquery: Bool) -> Expression {
    let chain = BinaryChain(self)
    var pinned = chain.first.pinning(at: time, isInSubquery: isInSubquery)
    for (operation, range) in chain.operations {
      var operation = operation
      operation.left = pinned
      operation.right = operation.right.pinning(at: time, isInSubquery: isInSubquery)
      pinned = Expression(.binary(operation), at: range)
    }
    return pinned
  }

  private var durations: [DurationExpression] {
    switch node {
    case .selector(let selector): [selector.modifiers.offset].compactMap { $0 }
    case .rangeSelector(let range): [range.range, range.selector.modifiers.offset].compactMap { $0 }
    case .subquery(let subquery): [subquery.range, subquery.step, subquery.modifiers.offset].compactMap { $0 }
    default: []
    }
  }
}

extension TimeModifiers {
  fileprivate var isPinnedToRange: Bool { pin == .start || pin == .end }

  /// - Parameter keepsFree: what is not pinned stays so.
  fileprivate mutating func pin(at time: Int64, keepsFree: Bool) {
    switch pin {
    case .milliseconds: break
    case .start, .end: pin = .milliseconds(time)
    case nil: pin = keepsFree ? nil : .milliseconds(time)
    }
  }
}

extension DurationExpression {
  fileprivate var goesByRange: Bool {
    switch self {
    case .seconds: false
    case .step, .range: true
    case .negative(let inner), .parentheses(let inner): inner.goesByRange
    case .operation(let left, _, let right), .smaller(let left, let right), .larger(let left, let right):
      left.goesByRange || right.goesByRange
    }
  }
}
