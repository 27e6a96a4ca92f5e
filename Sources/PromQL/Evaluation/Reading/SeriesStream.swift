internal import Telemetry

/// A series on its way through the evaluation.
///
/// The memory of the values is used again for the next; whoever is handed it may change it in place.
struct StreamedSeries {
  var labels: Labels
  var dropsName = false
  let values: UnsafeMutableBufferPointer<Double>
}

typealias SeriesBody = (StreamedSeries) throws(QueryError) -> Void

/// Room for one value at each step.
final class StepBuffer {
  let values: UnsafeMutableBufferPointer<Double>

  init(count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: StepSeries.absent)
  }

  deinit {
    values.deallocate()
  }
}

extension Evaluation {
  /// Hands out the series of an instant vector one by one, so that what consumes them need not hold them all.
  ///
  /// Series without any value may be missing.
  func forEachSeries(_ expression: Expression, _ body: SeriesBody) throws(QueryError) {
    if isRange, expression.isStepInvariant { return try forEachHeldSeries(expression, body) }
    switch expression.node {
    case .selector(let selector): try forEachSeries(of: selector, body)
    case .parentheses(let inner), .unary(.plus, let inner): try forEachSeries(inner, body)
    case .unary(.minus, let operand) where operand.valueType != .scalar:
      try forEachSeries(operand) { (series) throws(QueryError) in
        for step in series.values.indices where !StepSeries.isAbsent(series.values[step]) {
          series.values[step].negate()
        }
        try body(series.namedNoMore)
      }
    case .binary(let operation) where operation.isStreamed:
      try forEachSeries(of: operation, body)
    case .call(let call) where call.function.isStreamed && expression.valueType != .scalar:
      try forEachSeries(of: call, in: expression, body)
    default: try forEachHeldSeries(expression, body)
    }
  }

  private func forEachHeldSeries(_ expression: Expression, _ body: SeriesBody) throws(QueryError) {
    var held = try series(expression)
    for index in held.indices {
      let (labels, dropsName) = (held[index].labels, held[index].dropsName)
      try held[index].values.withUnsafeMutableBufferPointer { (values) throws(QueryError) in
        try body(StreamedSeries(labels: labels, dropsName: dropsName, values: values))
      }
    }
  }
}

extension StreamedSeries {
  var hasValues: Bool { values.contains { !StepSeries.isAbsent($0) } }

  var namedNoMore: StreamedSeries {
    StreamedSeries(labels: labels, dropsName: true, values: values)
  }
}
