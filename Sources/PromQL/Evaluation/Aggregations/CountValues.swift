internal import Telemetry

extension Evaluation {
  /// How many series of each group have each of the values, which becomes a label.
  func countValues(_ aggregation: Aggregation) throws(QueryError) -> [StepSeries] {
    guard let parameter = aggregation.parameter else { throw QueryError("count_values lacks its label") }
    let literal = try string(parameter)
    guard !literal.bytes.isEmpty, String(validating: literal.bytes, as: UTF8.self) != nil else {
      throw QueryError("invalid label name \(literal)")
    }
    var counts = ValueCounts(label: literal.text, grouping: aggregation.grouping, stepCount: grid.count)
    try forEachSeries(aggregation.operand) { (series) throws(QueryError) in try counts.add(series, context) }
    return counts.results
  }
}

private struct ValueCounts {
  let label: String
  let stepCount: Int
  private(set) var results: [StepSeries] = []
  /// Of the series as they are with the label, which `without` may take away again.
  private var table: GroupTable

  init(label: String, grouping: Aggregation.Grouping?, stepCount: Int) {
    self.label = label
    self.stepCount = stepCount
    var grouping = grouping ?? Aggregation.Grouping()
    if !grouping.isWithout { grouping.labels.append(label) }
    table = GroupTable(grouping)
  }

  mutating func add(_ series: StreamedSeries, _ context: QueryContext) throws(QueryError) {
    let values = series.values
    // Values that repeat are not written out again.
    var known: [UInt64: Int] = [:]
    for step in values.indices where !StepSeries.isAbsent(values[step]) {
      let place: Int
      if let seen = known[values[step].bitPattern] {
        place = seen
      } else {
        place = try self.place(of: values[step], in: series, context)
        known[values[step].bitPattern] = place
      }
      let count = results[place].values[step]
      results[place].values[step] = StepSeries.isAbsent(count) ? 1 : count + 1
    }
  }

  private mutating func place(
    of value: Double, in series: StreamedSeries, _ context: QueryContext
  ) throws(QueryError) -> Int {
    let dropsName = series.dropsName && label != Labels.metricNameLabel
    let place = table.place(of: series.labels.setting(label, SampleSpelling.plain(value)), dropsName: dropsName)
    guard place == results.count else {
      results[place].dropsName = table.groups[place].dropsName
      return place
    }
    try context.hold(stepCount)
    results.append(
      StepSeries(
        labels: table.groups[place].labels, values: [Double](repeating: StepSeries.absent, count: stepCount),
        dropsName: dropsName))
    return place
  }
}
