extension FunctionDescriptor {
  static let histogramFraction = Self(
    "histogram_fraction", [.scalar, .scalar, .instantVector],
    summary: "share of a histogram's observations between two values",
    .whole { evaluation, call, _ throws(QueryError) in
      let lower = try evaluation.scalars(call.arguments[0])
      let upper = try evaluation.scalars(call.arguments[1])
      var counts = BucketCounts()
      return try evaluation.histograms(of: call.arguments[2]).map { histogram in
        let values = (0..<evaluation.grid.count).map { step in
          histogram.fill(&counts, at: step)
          return counts.isEmpty ? StepSeries.absent : counts.fraction(from: lower[step], to: upper[step])
        }
        return StepSeries(labels: histogram.labels, values: values, dropsName: true)
      }
    })
}
