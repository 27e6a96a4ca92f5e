internal import Telemetry

/// What is made of the windows of a range vector.
struct WindowFunction {
  let keepsName: Bool
  /// From the number of the step and the samples of its window; `nil`: no value.
  let compute: (Int, SampleWindow) -> Double?
}

extension Evaluation {
  /// Hands out each series of a range vector with what a function makes of its windows.
  ///
  /// Each series is decoded once, and its windows slide over it.
  func forEachSeries(
    of function: WindowFunction, over range: Expression, _ body: SeriesBody
  ) throws(QueryError) {
    let output = StepBuffer(count: grid.count)
    let compute = function.compute
    try forEachRange(of: range) { (labels, dropsName, columns, windows) throws(QueryError) in
      output.values.update(repeating: StepSeries.absent)
      var isEmpty = true
      try columns.withColumns { (times, values) throws(QueryError) in
        windows.forEach(times, values) { step, window in
          guard let value = compute(step, window) else { return }
          output.values[step] = value
          isEmpty = false
        }
      }
      guard !isEmpty else { return }
      try body(
        StreamedSeries(labels: labels, dropsName: dropsName || !function.keepsName, values: output.values))
    }
  }

  /// All of them at once.
  func series(of function: WindowFunction, over range: Expression) throws(QueryError) -> [StepSeries] {
    var collected: [StepSeries] = []
    try forEachSeries(of: function, over: range) { (series) throws(QueryError) in
      try context.hold(series.values.count)
      collected.append(
        StepSeries(labels: series.labels, values: Array(series.values), dropsName: series.dropsName))
    }
    return collected
  }
}
