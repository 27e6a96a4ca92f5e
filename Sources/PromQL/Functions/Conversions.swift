internal import Telemetry

// From vectors to scalars and back.

extension FunctionDescriptor {
  static let scalar = Self(
    "scalar", [.instantVector], returns: .scalar, summary: "value of a vector's only series, else NaN",
    .whole { evaluation, call, _ throws(QueryError) in
      let series = try evaluation.series(call.arguments[0])
      let values = (0..<evaluation.grid.count).map { step in
        var only = Double.nan
        var isFound = false
        for one in series where !StepSeries.isAbsent(one.values[step]) {
          if isFound { return Double.nan }
          only = one.values[step]
          isFound = true
        }
        return only
      }
      return [StepSeries(labels: Labels([]), values: values)]
    })

  static let vector = Self(
    "vector", [.scalar], summary: "scalar as a series without labels",
    .whole { evaluation, call, _ throws(QueryError) in
      [StepSeries(labels: Labels([]), values: try evaluation.scalars(call.arguments[0]))]
    })
}
