internal import Telemetry

/// One evaluation of an expression over a store: what functions ask for their arguments.
///
/// Lives as long as the evaluation, on one task. A subquery has one of its own, over its own steps, and shares the rest.
final class Evaluation {
  let context: QueryContext
  let grid: StepGrid

  var store: SeriesStore { context.store }
  var options: EvaluationOptions { context.options }
  var annotations: [Annotation] { context.annotations }
  /// Whether there is more than one step, so that results have no order but that of their labels.
  var isRange: Bool { grid.count > 1 }

  init(store: SeriesStore, grid: StepGrid, options: EvaluationOptions) {
    context = QueryContext(store: store, query: grid, options: options)
    self.grid = grid
  }

  private init(context: QueryContext, grid: StepGrid) {
    self.context = context
    self.grid = grid
  }

  /// The same query at other times.
  func over(_ grid: StepGrid) -> Evaluation {
    Evaluation(context: context, grid: grid)
  }

  /// An instant vector at each step of the grid; series without any value may be missing. A scalar is one series without
  /// labels.
  func series(_ expression: Expression) throws(QueryError) -> [StepSeries] {
    let before = context.samplesHeld
    let result = try computeSeries(expression)
    try context.holdOnly(result.count * grid.count, since: before)
    return result
  }

  /// A scalar at each step of the grid.
  func scalars(_ expression: Expression) throws(QueryError) -> [Double] {
    if isRange, expression.isStepInvariant {
      return [Double](repeating: try firstStep.scalars(expression)[0], count: grid.count)
    }
    switch expression.node {
    case .number(let number): return [Double](repeating: number, count: grid.count)
    case .parentheses(let inner): return try scalars(inner)
    case .unary(.plus, let operand): return try scalars(operand)
    case .unary(.minus, let operand): return try scalars(operand).map { -$0 }
    case .binary:
      guard case .scalars(let scalars) = try fold(expression) else { break }
      return scalars
    case .call(let call):
      let first = try series(of: call, in: expression).first?.values
      return (first ?? []).isEmpty ? [Double](repeating: .nan, count: grid.count) : first ?? []
    default: break
    }
    throw QueryError("expected a scalar, got \(expression.valueType.rawValue)")
  }

  /// A string, which is the same at each step.
  func string(_ expression: Expression) throws(QueryError) -> StringLiteral {
    switch expression.node {
    case .string(let literal): return literal
    case .parentheses(let inner): return try string(inner)
    default: throw QueryError("expected a string, got \(expression.valueType.rawValue)")
    }
  }

  /// A remark, once however often it is made.
  func annotate(_ kind: Annotation.Kind, _ message: String, at range: Range<Int>) {
    context.annotate(Annotation(kind, message, at: range))
  }
}

extension Evaluation {
  /// For what is the same at each step.
  var firstStep: Evaluation { over(StepGrid(at: grid.start)) }

  private func computeSeries(_ expression: Expression) throws(QueryError) -> [StepSeries] {
    if isRange, expression.isStepInvariant {
      return try firstStep.series(expression).map { series in
        var repeated = series
        repeated.values = [Double](repeating: series.values[0], count: grid.count)
        return repeated
      }
    }
    if expression.valueType == .scalar {
      return [StepSeries(labels: Labels([]), values: try scalars(expression))]
    }
    switch expression.node {
    case .parentheses(let inner): return try series(inner)
    case .aggregation(let aggregation): return try aggregate(aggregation, in: expression)
    case .call(let call): return try series(of: call, in: expression)
    case .binary(let operation) where !operation.isStreamed:
      guard case .vector(let series) = try fold(expression) else { return [] }
      return series
    default: return try collect(expression)
    }
  }

  /// - Precondition: the expression is streamed.
  func collect(_ expression: Expression) throws(QueryError) -> [StepSeries] {
    var collected: [StepSeries] = []
    try forEachSeries(expression) { (series) throws(QueryError) in
      try context.hold(series.values.count)
      collected.append(
        StepSeries(labels: series.labels, values: Array(series.values), dropsName: series.dropsName))
    }
    return collected
  }
}
