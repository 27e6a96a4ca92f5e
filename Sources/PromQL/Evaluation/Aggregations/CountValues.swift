internal import Telemetry

extension Evaluation {
  /// How many series of each group have each of the values, which becomes a label.
  func countValues(_ aggregation: Aggregation) throws(QueryError) -> [StepSeries] {
    guard let parameter = aggregation.parameter else { throw QueryError("count_values lacks its label") }
    let literal = try string(parameter)
    guard !literal.bytes.isEmpty, String(validating: literal.bytes, as: UTF8.self) != nil else {
      throw QueryError("invalid label name \(literal)")
    }
    var table = GroupTable(aggregation.grouping)
    var counts = ValueCounts(label: literal.text, stepCount: grid.count)
    try forEachSeries(aggregation.operand) { (series) throws(QueryError) in
      let place = table.place(of: series.labels, dropsName: series.dropsName)
      try counts.add(series.values, to: table.groups[place], context)
    }
    return counts.results
  }
}

private struct ValueCounts {
  let label: String
  let stepCount: Int
  private(set) var results: [StepSeries] = []
  private var places: [Labels: Int] = [:]

  init(label: String, stepCount: Int) {
    self.label = label
    self.stepCount = stepCount
  }

  mutating func add(
    _ values: UnsafeMutableBufferPointer<Double>, to group: GroupTable.Group, _ context: QueryContext
  ) throws(QueryError) {
    // Values that repeat are not written out again.
    var known: [UInt64: Int] = [:]
    for step in values.indices where !StepSeries.isAbsent(values[step]) {
      let place: Int
      if let seen = known[values[step].bitPattern] {
        place = seen
      } else {
        place = try self.place(of: values[step], in: group, context)
        known[values[step].bitPattern] = place
      }
      let count = results[place].values[step]
      results[place].values[step] = StepSeries.isAbsent(count) ? 1 : count + 1
    }
  }

  private mutating func place(
    of value: Double, in group: GroupTable.Group, _ context: QueryContext
  ) throws(QueryError) -> Int {
    let labels = group.labels.setting(label, SampleSpelling.plain(value))
    if let place = places[labels] { return place }
    try context.hold(stepCount)
    places[labels] = results.count
    results.append(
      StepSeries(
        labels: labels, values: [Double](repeating: StepSeries.absent, count: stepCount), dropsName: group.dropsName))
    return results.count - 1
  }
}
