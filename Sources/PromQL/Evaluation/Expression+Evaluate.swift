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
    let evaluation = Evaluation(store: store, grid: times.grid, options: options)
    let value =
      switch times {
      case .instant: try evaluation.instantValue(of: self)
      case .range: try evaluation.rangeValue(of: self)
      }
    return QueryAnswer(value, annotations: evaluation.annotations)
  }
}

extension Evaluation {
  fileprivate func instantValue(of expression: Expression) throws(QueryError) -> QueryValue {
    switch expression.valueType {
    case .scalar: return .scalar(Sample(milliseconds: grid.start, value: try scalars(expression)[0]))
    case .string: return .string(try string(expression).text, milliseconds: grid.start)
    case .rangeVector: return .matrix(try rangeVector(of: expression))
    case .instantVector:
      return .vector(
        try finished(expression).map { element in
          QueryValue.VectorElement(labels: element.labels, sample: element.samples[0])
        })
    }
  }

  fileprivate func rangeValue(of expression: Expression) throws(QueryError) -> QueryValue {
    let type = expression.valueType
    guard type == .scalar || type == .instantVector else {
      throw QueryError(
        "invalid expression type \"\(type.rawValue)\" for range query, must be Scalar or instant Vector")
    }
    return .matrix(try finished(expression).sorted { $0.labels < $1.labels })
  }

  /// All series in the order in which they come, metric names dropped where they no longer fit.
  private func finished(_ expression: Expression) throws(QueryError) -> [QueryValue.MatrixElement] {
    var assembly = ResultAssembly()
    try forEachSeries(expression) { (series) throws(QueryError) in
      var samples: [Sample] = []
      for (step, value) in series.values.enumerated() where !StepSeries.isAbsent(value) {
        samples.append(Sample(milliseconds: grid[step], value: value))
      }
      guard !samples.isEmpty else { return }
      try context.hold(samples.count)
      try assembly.add(series.dropsName ? series.labels.nameless : series.labels, samples)
    }
    return assembly.elements
  }

  /// The samples that a range selector finds, or the values of a subquery.
  private func rangeVector(of expression: Expression) throws(QueryError) -> [QueryValue.MatrixElement] {
    var assembly = ResultAssembly()
    try forEachRange(of: expression) { (labels, dropsName, columns, windows) throws(QueryError) in
      var samples: [Sample] = []
      try columns.withColumns { (times, values) throws(QueryError) in
        windows.forEach(times, values) { _, window in
          samples = window.shownSamples
        }
      }
      guard !samples.isEmpty else { return }
      try context.hold(samples.count)
      try assembly.add(dropsName ? labels.nameless : labels, samples)
    }
    return assembly.elements.sorted { $0.labels < $1.labels }
  }
}
