internal import Telemetry

extension Expression {
  // Their values change with the time of evaluation, also when all that they read is pinned.
  private static let functionsOfTime: Set<String> = [
    "time", "timestamp", "minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month",
    "year", "predict_linear", "start", "end", "step", "range",
  ]

  /// The same query with everything that it reads pinned at a time, so that it answers alike whenever it is asked.
  ///
  /// - Returns: `nil` when it goes by the time of evaluation itself.
  func pinned(at milliseconds: Int64) -> Expression? {
    let goesByTime = allParts.contains { part in
      if case .call(let call) = part.node { Self.functionsOfTime.contains(call.function.name) } else { false }
    }
    return goesByTime ? nil : pinning(at: milliseconds, isInSubquery: false)
  }

  /// Whether a duration in it is computed from the query's range or step.
  var hasComputedTimes: Bool {
    allParts.contains { $0.durations.contains(where: \.goesByGrid) }
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

  /// Without recursion along the left operands, of which there may be thousands.
  private func pinningChain(at time: Int64, isInSubquery: Bool) -> Expression {
    var rest = self
    var chain: [(BinaryOperation, Range<Int>)] = []
    while case .binary(let operation) = rest.node {
      chain.append((operation, rest.range))
      rest = operation.left
    }
    var pinned = rest.pinning(at: time, isInSubquery: isInSubquery)
    for (operation, range) in chain.reversed() {
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
  fileprivate var goesByGrid: Bool {
    switch self {
    case .seconds: false
    case .step, .range: true
    case .negative(let inner), .parentheses(let inner): inner.goesByGrid
    case .operation(let left, _, let right), .smaller(let left, let right), .larger(let left, let right):
      left.goesByGrid || right.goesByGrid
    }
  }
}
