public import PromQL

extension MonitorState {
  /// Answers an expression over all series that are known here: what was scraped, what was measured of records, and what
  /// rules have recorded.
  ///
  /// What a server was asked in place of scraping is no series, and so is not found.
  ///
  /// - Throws: ``QueryError`` for what cannot be answered.
  public func answer(
    to expression: Expression, at times: QueryTimes, options: EvaluationOptions = EvaluationOptions()
  ) throws(QueryError) -> QueryAnswer {
    try expression.evaluate(over: telemetry.store, at: times, options: options)
  }
}
