internal import PromQL
internal import Telemetry

/// What an alert's expression measures, and what it compares that with.
struct AlertCondition {
  /// What stands on the measured side of the outermost comparison; the whole expression where there is none.
  var measure: Expression
  /// The constant on the other side.
  var threshold: Double?
  /// As it reads with the measure on the left.
  var comparison: BinaryOperation.Operator?

  /// - Complexity: O(depth of the expression).
  init(_ expression: Expression) {
    var rest = expression
    while true {
      switch rest.node {
      case .parentheses(let inner): rest = inner
      // What stands behind `and` and `unless` only says when; `or` begins with the main case.
      case .binary(let operation) where operation.operation.isSet: rest = operation.left
      case .binary(let operation) where operation.operation.isComparison && !operation.returnsBool:
        self.init(operation)
        return
      default:
        self.init(measure: rest)
        return
      }
    }
  }

  private init(measure: Expression) {
    self.measure = measure
  }

  private init(_ operation: BinaryOperation) {
    let isTurned = operation.left.valueType == .scalar && operation.right.valueType != .scalar
    measure = isTurned ? operation.right : operation.left
    comparison = isTurned ? operation.operation.turned : operation.operation
    threshold = (isTurned ? operation.left : operation.right).constant
  }

  /// Metrics that it reads, in the order of their names.
  static func metrics(of expression: Expression) -> [String] {
    var names: Set<String> = []
    var parts = [expression]
    while let part = parts.popLast() {
      switch part.node {
      case .number, .string: break
      case .selector(let selector): names.formUnion(selector.metricNames)
      case .rangeSelector(let range): names.formUnion(range.selector.metricNames)
      case .subquery(let subquery): parts.append(subquery.operand)
      case .call(let call): parts += call.arguments
      case .aggregation(let aggregation):
        parts.append(aggregation.operand)
        if let parameter = aggregation.parameter { parts.append(parameter) }
      case .binary(let operation): parts += [operation.left, operation.right]
      case .unary(_, let operand), .parentheses(let operand): parts.append(operand)
      }
    }
    return names.sortedByBytes()
  }
}

extension VectorSelector {
  fileprivate var metricNames: [String] {
    matchers.compactMap { matcher in
      guard matcher.name.utf8.elementsEqual(Labels.metricNameLabel.utf8), case .equal(let name) = matcher.test else {
        return nil
      }
      return name
    }
  }
}

extension Expression {
  /// The number that it is whatever the time; `nil` for what reads series or the clock.
  fileprivate var constant: Double? {
    guard valueType == .scalar, isNumbersOnly,
      case .scalar(let sample)? = (try? evaluate(over: SeriesStore(), at: .instant(milliseconds: 0)))?.value
    else { return nil }
    return sample.value
  }

  private var isNumbersOnly: Bool {
    var parts = [self]
    while let part = parts.popLast() {
      switch part.node {
      case .number: break
      case .binary(let operation): parts += [operation.left, operation.right]
      case .unary(_, let operand), .parentheses(let operand): parts.append(operand)
      default: return false
      }
    }
    return true
  }
}

extension BinaryOperation.Operator {
  /// The same with its sides exchanged.
  fileprivate var turned: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
