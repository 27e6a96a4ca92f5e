internal import Glibc

/// Applies an operator to two columns, step by step; where one has no value the result has none.
struct OperatorKernel {
  let operation: BinaryOperation.Operator
  /// A comparison that gives 0 and 1.
  let returnsBool: Bool
  /// Which value a comparison that holds leaves.
  var keepsRight = false

  typealias Column = UnsafeBufferPointer<Double>

  /// - Parameter result: may be the memory of an operand.
  func apply(_ left: Column, _ right: Column, into result: UnsafeMutableBufferPointer<Double>) {
    switch operation {
    case .add: Self.forEach(left, right, result) { $0 + $1 }
    case .subtract: Self.forEach(left, right, result) { $0 - $1 }
    case .multiply: Self.forEach(left, right, result) { $0 * $1 }
    case .divide: Self.forEach(left, right, result) { $0 / $1 }
    default: Self.forEach(left, right, result) { self(unchecked: $0, $1) }
    }
  }

  /// Of one step; absent where a comparison does not hold.
  func callAsFunction(_ left: Double, _ right: Double) -> Double {
    StepSeries.isAbsent(left) || StepSeries.isAbsent(right) ? StepSeries.absent : self(unchecked: left, right)
  }

  private func callAsFunction(unchecked left: Double, _ right: Double) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .remainder: fmod(left, right)
    case .power: pow(left, right)
    case .arctangent: atan2(left, right)
    case .equal: compared(left, right, left == right)
    case .notEqual: compared(left, right, left != right)
    case .less: compared(left, right, left < right)
    case .lessOrEqual: compared(left, right, left <= right)
    case .greater: compared(left, right, left > right)
    case .greaterOrEqual: compared(left, right, left >= right)
    case .and, .or, .unless: preconditionFailure("sets are not combined by value")
    }
  }

  private func compared(_ left: Double, _ right: Double, _ holds: Bool) -> Double {
    if returnsBool { return holds ? 1 : 0 }
    return holds ? (keepsRight ? right : left) : StepSeries.absent
  }

  @inline(__always)
  private static func forEach(
    _ left: Column, _ right: Column, _ result: UnsafeMutableBufferPointer<Double>, _ combine: (Double, Double) -> Double
  ) {
    for step in 0..<result.count {
      let (first, second) = (left[step], right[step])
      let isAbsent = StepSeries.isAbsent(first) || StepSeries.isAbsent(second)
      result[step] = isAbsent ? StepSeries.absent : combine(first, second)
    }
  }
}

extension BinaryOperation {
  /// Whether the values are no longer the metric's.
  var changesValues: Bool { returnsBool || (!operation.isComparison && !operation.isSet) }
}
