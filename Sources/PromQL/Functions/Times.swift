internal import Telemetry

// The times of an evaluation and of samples, in seconds since 1970.

extension FunctionDescriptor {
  static let time = Self(
    "time", [], returns: .scalar, summary: "time of evaluation", .value { seconds, _ in seconds })

  static let timestamp = Self(
    "timestamp", [.instantVector], summary: "time of the sample",
    .whole { evaluation, call, _ throws(QueryError) in
      let argument = call.arguments[0].unwrapped
      // Values that were computed are of the time at which they were.
      guard case .selector(let selector) = argument.node else {
        return try evaluation.series(argument).map { evaluation.timed($0) }
      }
      return try evaluation.sampleTimes(of: selector)
    })

  static let start = bound("start", "first time of the query") { Double($0.start) / 1_000 }
  static let end = bound("end", "end of the query") { Double($0.bound) / 1_000 }
  static let range = bound("range", "seconds from the start to the end of the query") {
    Double($0.bound - $0.start) / 1_000
  }
  static let step = bound("step", "seconds between two times of the query; 0 of an instant") { Double($0.step) / 1_000 }

  private static func bound(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (StepGrid) -> Double
  ) -> Self {
    Self(
      name, [], returns: .scalar, isExperimental: true, summary: summary,
      .whole { evaluation, _, _ in
        let value = value(evaluation.context.query)
        return [StepSeries(labels: Labels([]), values: Array(repeating: value, count: evaluation.grid.count))]
      })
  }
}

extension Evaluation {
  fileprivate func timed(_ series: StepSeries) -> StepSeries {
    var series = series
    for step in series.values.indices where !StepSeries.isAbsent(series.values[step]) {
      series.values[step] = Double(grid[step]) / 1_000
    }
    series.dropsName = true
    return series
  }
}
