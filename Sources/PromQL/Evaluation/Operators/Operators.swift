internal import Telemetry

// How operators are applied to what their operands gave.

extension Evaluation {
  /// An operand's value.
  enum Operand {
    case scalars([Double])
    case vector([StepSeries])
  }

  func operand(_ expression: Expression) throws(QueryError) -> Operand {
    expression.valueType == .scalar ? .scalars(try scalars(expression)) : .vector(try series(expression))
  }

  /// The value of an operator and of all those on its left side, one after the other: there may be thousands, too many
  /// to be computed each within the other.
  func fold(_ expression: Expression) throws(QueryError) -> Operand {
    var operations: [BinaryOperation] = []
    var rest = expression
    while case .binary(let operation) = rest.node {
      operations.append(operation)
      rest = operation.left
    }
    let before = context.samplesHeld
    var value = try operand(rest)
    for operation in operations.reversed() {
      value = try combine(operation, value, operand(operation.right))
      try context.holdOnly(value.sampleCount, since: before)
    }
    return value
  }

  private func combine(_ operation: BinaryOperation, _ left: Operand, _ right: Operand) throws(QueryError) -> Operand {
    switch (left, right) {
    case (.scalars(let left), .scalars(let right)): return .scalars(combine(operation, left, right))
    case (.vector(let left), .vector(let right)):
      if operation.operation.isSet { return .vector(try combineSets(operation, left, right)) }
      var match = VectorMatch(operation, left: left, right: right, stepCount: grid.count)
      return .vector(try match.joined())
    case (.vector(let series), .scalars(let scalars)):
      return .vector(combine(ScalarOperand(operation, scalars, isLeft: false), series))
    case (.scalars(let scalars), .vector(let series)):
      return .vector(combine(ScalarOperand(operation, scalars, isLeft: true), series))
    }
  }
}

extension Evaluation.Operand {
  fileprivate var sampleCount: Int {
    switch self {
    case .scalars(let scalars): scalars.count
    case .vector(let series): series.reduce(0) { $0 + $1.values.count }
    }
  }
}
