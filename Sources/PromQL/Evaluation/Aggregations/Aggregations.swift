internal import Telemetry

extension Evaluation {
  func aggregate(_ aggregation: Aggregation, in expression: Expression) throws(QueryError) -> [StepSeries] {
    switch aggregation.operation {
    case .sum: try fold(aggregation, into: SumFold.self)
    case .avg: try fold(aggregation, into: AverageFold.self)
    case .count: try fold(aggregation, into: CountFold.self)
    case .group: try fold(aggregation, into: PresenceFold.self)
    case .min: try fold(aggregation, into: MinimumFold.self)
    case .max: try fold(aggregation, into: MaximumFold.self)
    case .stdvar: try fold(aggregation, into: VarianceFold.self)
    case .stddev: try fold(aggregation, into: DeviationFold.self)
    case .quantile: try quantiles(aggregation)
    case .topk, .bottomk, .limitk: try ranked(aggregation)
    case .limitRatio: try limitRatio(aggregation)
    case .countValues: try countValues(aggregation)
    }
  }

  /// The number before the vector, at each step.
  func parameter(of aggregation: Aggregation) throws(QueryError) -> [Double] {
    guard let parameter = aggregation.parameter else {
      throw QueryError("\(aggregation.operation.rawValue) lacks its parameter")
    }
    return try scalars(parameter)
  }
}

/// Which series go together.
struct GroupTable {
  private let grouping: Aggregation.Grouping
  private(set) var groups: [Group] = []
  private var places: [Labels: Int] = [:]

  struct Group {
    let labels: Labels
    /// Whether the values of any of its series are no longer the metric's.
    var dropsName: Bool
  }

  init(_ grouping: Aggregation.Grouping?) {
    self.grouping = grouping ?? Aggregation.Grouping()
  }

  /// The place of the group of a series, a new one if it is the first.
  mutating func place(of labels: Labels, dropsName: Bool) -> Int {
    let key =
      grouping.isWithout
      ? labels.removing(grouping.labels + [Labels.metricNameLabel]) : labels.keeping(grouping.labels)
    if let place = places[key] {
      if dropsName { groups[place].dropsName = true }
      return place
    }
    places[key] = groups.count
    groups.append(Group(labels: key, dropsName: dropsName))
    return groups.count - 1
  }
}

extension GroupTable {
  /// For each group the numbers of its series.
  static func members(of series: [StepSeries], by grouping: Aggregation.Grouping?) -> (table: Self, members: [[Int]]) {
    var table = GroupTable(grouping)
    var members: [[Int]] = []
    for (index, series) in series.enumerated() {
      let place = table.place(of: series.labels, dropsName: series.dropsName)
      if place == members.count { members.append([]) }
      members[place].append(index)
    }
    return (table, members)
  }
}
