internal import Telemetry

/// One evaluation of an expression over a store: what functions ask for their arguments.
///
/// Lives as long as the evaluation, on one task.
final class Evaluation {
  let store: SeriesStore
  let grid: StepGrid
  let options: EvaluationOptions
  private(set) var annotations: [Annotation] = []

  init(store: SeriesStore, grid: StepGrid, options: EvaluationOptions) {
    self.store = store
    self.grid = grid
    self.options = options
  }

  /// An instant vector at each step of the grid; series without any value may be missing.
  func series(_ expression: Expression) throws(QueryError) -> [StepSeries] {
    throw QueryError("not yet")
  }

  /// A scalar at each step of the grid.
  func scalars(_ expression: Expression) throws(QueryError) -> [Double] {
    throw QueryError("not yet")
  }

  /// A string, which is the same at each step.
  func string(_ expression: Expression) throws(QueryError) -> StringLiteral {
    throw QueryError("not yet")
  }

  /// A remark, once however often it is made.
  func annotate(_ kind: Annotation.Kind, _ message: String, at range: Range<Int>) {
    let annotation = Annotation(kind, message, at: range)
    if !annotations.contains(annotation) { annotations.append(annotation) }
  }
}
