/// The scalar arguments of a call, which may differ from step to step.
struct ScalarArguments {
  let columns: [[Double]]
  private let isConstant: Bool
  private var current: [Double]

  /// - Parameter columns: for each argument its value at each step.
  init(_ columns: [[Double]]) {
    self.columns = columns
    current = columns.map { $0[0] }
    isConstant = columns.allSatisfy { column in
      column.allSatisfy { $0.bitPattern == column[0].bitPattern }
    }
  }

  /// In their order.
  @inline(__always)
  mutating func at(_ step: Int) -> [Double] {
    if !isConstant {
      for argument in columns.indices { current[argument] = columns[argument][step] }
    }
    return current
  }
}

extension Evaluation {
  func scalarArguments(of call: FunctionCall) throws(QueryError) -> ScalarArguments {
    var columns: [[Double]] = []
    for argument in call.arguments where argument.valueType == .scalar { columns.append(try scalars(argument)) }
    return ScalarArguments(columns)
  }
}
