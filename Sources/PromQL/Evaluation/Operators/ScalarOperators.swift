internal import Telemetry

/// A scalar, on whichever side, to be combined with the series of a vector.
struct ScalarOperand {
  private let scalars: [Double]
  private let isLeft: Bool
  private let kernel: OperatorKernel
  private let changesValues: Bool

  init(_ operation: BinaryOperation, _ scalars: [Double], isLeft: Bool) {
    self.scalars = scalars
    self.isLeft = isLeft
    // What a comparison leaves is the vector's value.
    kernel = OperatorKernel(
      operation: operation.operation, returnsBool: operation.returnsBool, keepsRight: isLeft)
    changesValues = operation.changesValues
  }

  /// Works in place; `nil` when no value is left.
  func combine(_ series: StreamedSeries) -> StreamedSeries? {
    scalars.withUnsafeBufferPointer { scalars in
      let values = UnsafeBufferPointer(series.values)
      kernel.apply(isLeft ? scalars : values, isLeft ? values : scalars, into: series.values)
    }
    guard series.hasValues else { return nil }
    return changesValues ? series.namedNoMore : series
  }
}

extension Evaluation {
  /// Of two scalars.
  func combine(_ operation: BinaryOperation, _ left: [Double], _ right: [Double]) -> [Double] {
    // Between scalars there is nothing to leave out.
    let kernel = OperatorKernel(operation: operation.operation, returnsBool: true)
    return zip(left, right).map { kernel($0, $1) }
  }

  /// Of a vector and a scalar.
  func combine(_ operand: ScalarOperand, _ series: [StepSeries]) -> [StepSeries] {
    series.compactMap { series in
      var result = series
      let dropsName = result.values.withUnsafeMutableBufferPointer { values in
        operand.combine(StreamedSeries(labels: series.labels, dropsName: series.dropsName, values: values))?.dropsName
      }
      guard let dropsName else { return nil }
      result.dropsName = dropsName
      return result
    }
  }

  /// Of a vector and a scalar, series by series.
  func forEachSeries(of operation: BinaryOperation, _ body: SeriesBody) throws(QueryError) {
    let scalarIsLeft = operation.left.valueType == .scalar
    let scalars = try scalars(scalarIsLeft ? operation.left : operation.right)
    let operand = ScalarOperand(operation, scalars, isLeft: scalarIsLeft)
    try forEachSeries(scalarIsLeft ? operation.right : operation.left) { (series) throws(QueryError) in
      if let combined = operand.combine(series) { try body(combined) }
    }
  }
}

extension BinaryOperation {
  /// Whether one operand is a scalar and the other a vector whose series can come one by one.
  ///
  /// The operators on the left side are few then, since each would stand within the one before it.
  var isStreamed: Bool {
    var depth = 0
    var rest = left
    while case .binary(let operation) = rest.node, depth < Self.deepestStream {
      rest = operation.left
      depth += 1
    }
    return depth < Self.deepestStream && (left.valueType == .scalar) != (right.valueType == .scalar)
  }

  private static let deepestStream = 16
}
