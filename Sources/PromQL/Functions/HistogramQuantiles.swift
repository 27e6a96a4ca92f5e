internal import Telemetry

// Quantiles of classic histograms, from the series of their buckets.

extension FunctionDescriptor {
  static let histogramQuantile = Self(
    "histogram_quantile", [.scalar, .instantVector], summary: "quantile (0…1) of a histogram's observations",
    .whole { evaluation, call, _ throws(QueryError) in
      let quantiles = try evaluation.quantiles(call.arguments[0])
      var remarks = MonotonicityRemarks()
      var counts = BucketCounts()
      let series = try evaluation.histograms(of: call.arguments[1]).map { histogram in
        let values = (0..<evaluation.grid.count).map { step in
          histogram.fill(&counts, at: step)
          if counts.isEmpty { return StepSeries.absent }
          remarks.note(counts.raise(), of: histogram.labels, at: evaluation.grid[step], for: [quantiles[step]])
          return counts.quantile(quantiles[step])
        }
        return StepSeries(labels: histogram.labels, values: values, dropsName: true)
      }
      remarks.publish(in: evaluation, at: call.arguments[1].range)
      return series
    })

  static let histogramQuantiles = Self(
    "histogram_quantiles", [.instantVector, .string, .scalar, .scalar], repetition: .any, isExperimental: true,
    summary: "several quantiles (0…1) of a histogram's observations, told apart by a label",
    .whole { evaluation, call, _ throws(QueryError) in
      guard call.arguments.count <= 12 else {
        throw QueryError(
          "expected at most 12 argument(s) in call to \"histogram_quantiles\", got \(call.arguments.count)")
      }
      let label = try evaluation.string(call.arguments[1])
      guard let name = label.labelName else {
        throw QueryError("invalid label name in histogram_quantiles(): \(label.text)")
      }
      var columns: [[Double]] = []
      for argument in call.arguments.dropFirst(2) { columns.append(try evaluation.quantiles(argument)) }
      var remarks = MonotonicityRemarks()
      let series = try evaluation.histograms(of: call.arguments[0]).flatMap {
        evaluation.series(of: columns, labelled: name, in: $0, &remarks)
      }
      remarks.publish(in: evaluation, at: call.arguments[0].range)
      return series
    })
}

extension Evaluation {
  fileprivate func quantiles(_ argument: Expression) throws(QueryError) -> [Double] {
    let quantiles = try scalars(argument)
    for quantile in quantiles { checkQuantile(quantile, at: argument.range) }
    return quantiles
  }

  /// One series for each quantile; a quantile that changes from step to step gives several.
  fileprivate func series(
    of columns: [[Double]], labelled name: String, in histogram: ClassicHistogram, _ remarks: inout MonotonicityRemarks
  ) -> [StepSeries] {
    var counts = BucketCounts()
    var series: [StepSeries] = []
    // By the column and the bits of the quantile.
    var places: [[UInt64]: Int] = [:]
    for step in 0..<grid.count {
      histogram.fill(&counts, at: step)
      if counts.isEmpty { continue }
      let quantiles = columns.map { $0[step] }
      remarks.note(counts.raise(), of: histogram.labels, at: grid[step], for: quantiles)
      for (column, quantile) in quantiles.enumerated() {
        let key = [UInt64(column), quantile.bitPattern]
        let place = places[key] ?? series.count
        if place == series.count {
          places[key] = place
          let labels = Labels(histogram.labels.pairs + [Label(name, quantile.openMetricsText)])
          let values = Array(repeating: StepSeries.absent, count: grid.count)
          series.append(StepSeries(labels: labels, values: values, dropsName: true))
        }
        series[place].values[step] = counts.quantile(quantile)
      }
    }
    return series
  }
}
