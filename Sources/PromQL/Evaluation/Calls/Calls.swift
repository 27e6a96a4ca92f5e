internal import Telemetry

extension FunctionDescriptor {
  /// Whether it makes one series of one, so that they can come one by one.
  var isStreamed: Bool {
    switch body {
    case .window, .value: true
    case .whole, .nativeHistograms: false
    }
  }
}

extension Evaluation {
  /// What a function gives; a scalar is one series without labels.
  func series(of call: FunctionCall, in expression: Expression) throws(QueryError) -> [StepSeries] {
    switch call.function.body {
    case .whole(let compute): return try compute(self, call, expression)
    case .window: return try collect(expression)
    case .value(let compute):
      if call.arguments.contains(where: { $0.valueType == .instantVector }) { return try collect(expression) }
      return [try seriesOfClock(call, compute)]
    case .nativeHistograms:
      throw QueryError(
        """
        \(call.function.name) reads native histograms, which driftop does not keep; \
        use the classic histogram's NAME_bucket series
        """)
    }
  }

  /// - Precondition: the function is streamed.
  func forEachSeries(of call: FunctionCall, in expression: Expression, _ body: SeriesBody) throws(QueryError) {
    switch call.function.body {
    case .window(let keepsName, let compute):
      guard let range = call.arguments.first(where: { $0.valueType == .rangeVector }) else { return }
      var arguments = try scalarArguments(of: call)
      let columns = arguments.columns
      let computed = WindowFunction(keepsName: keepsName) { step, window in compute(window, arguments.at(step)) }
      try forEachSeries(of: computed, over: range) { (series) throws(QueryError) in
        try call.function.check?(WindowResult(call: call, labels: series.labels, scalars: columns), self)
        try body(series)
      }
    case .value(let compute):
      try forEachSeries(of: call, compute, body)
    case .whole, .nativeHistograms:
      preconditionFailure("such a function gives all series at once")
    }
  }

  private func forEachSeries(
    of call: FunctionCall, _ compute: (Double, [Double]) -> Double, _ body: SeriesBody
  ) throws(QueryError) {
    var arguments = try scalarArguments(of: call)
    guard let vector = call.arguments.first(where: { $0.valueType == .instantVector }) else {
      let series = try seriesOfClock(call, compute)
      var values = series.values
      return try values.withUnsafeMutableBufferPointer { (values) throws(QueryError) in
        try body(StreamedSeries(labels: series.labels, values: values))
      }
    }
    try forEachSeries(vector) { (series) throws(QueryError) in
      for step in series.values.indices where !StepSeries.isAbsent(series.values[step]) {
        series.values[step] = compute(series.values[step], arguments.at(step))
      }
      try body(series.namedNoMore)
    }
  }

  /// Of a function of the time of evaluation, in seconds.
  private func seriesOfClock(
    _ call: FunctionCall, _ compute: (Double, [Double]) -> Double
  ) throws(QueryError) -> StepSeries {
    var arguments = try scalarArguments(of: call)
    return StepSeries(
      labels: Labels([]),
      values: (0..<grid.count).map { compute(Double(grid[$0]) / 1_000, arguments.at($0)) })
  }
}
