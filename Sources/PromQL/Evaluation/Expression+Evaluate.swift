public import Telemetry

extension Expression {
  /// Answers the query over a store.
  ///
  /// An instant query gives a scalar, a string, a vector or, of a range selector, a matrix; a query over a range a matrix.
  ///
  /// - Throws: ``QueryError`` for what cannot be answered, as series that match many to many.
  public func evaluate(
    over store: SeriesStore, at times: QueryTimes, options: EvaluationOptions = EvaluationOptions()
  ) throws(QueryError) -> QueryAnswer {
    throw QueryError("not yet")
  }
}
