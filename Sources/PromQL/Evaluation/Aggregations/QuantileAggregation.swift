internal import Telemetry

extension Evaluation {
  /// The quantile over the series of each group, each step for itself.
  func quantiles(_ aggregation: Aggregation) throws(QueryError) -> [StepSeries] {
    let quantiles = try parameter(of: aggregation)
    let operand = try series(aggregation.operand)
    remark(on: quantiles, of: aggregation)
    let (table, members) = GroupTable.members(of: operand, by: aggregation.grouping)
    var present: [Double] = []
    return zip(table.groups, members).map { group, members in
      let values = (0..<grid.count).map { step in
        present.removeAll(keepingCapacity: true)
        for index in members where !StepSeries.isAbsent(operand[index].values[step]) {
          present.append(operand[index].values[step])
        }
        if present.isEmpty { return StepSeries.absent }
        return present.withUnsafeMutableBufferPointer { SampleQuantile.value(quantiles[step], of: $0) }
      }
      return StepSeries(labels: group.labels, values: values, dropsName: group.dropsName)
    }
  }

  private func remark(on quantiles: [Double], of aggregation: Aggregation) {
    guard let range = aggregation.parameter?.range else { return }
    if quantiles.contains(where: \.isNaN) { remarkOnQuantile(.nan, at: range) }
    if let largest = quantiles.filter({ !$0.isNaN }).max(), largest > 1 { remarkOnQuantile(largest, at: range) }
    if let smallest = quantiles.filter({ !$0.isNaN }).min(), smallest < 0 { remarkOnQuantile(smallest, at: range) }
  }
}

extension Evaluation {
  func remarkOnQuantile(_ quantile: Double, at range: Range<Int>) {
    annotate(.warning, "quantile value should be between 0 and 1, got \(GoNumber.general(quantile))", at: range)
  }
}
