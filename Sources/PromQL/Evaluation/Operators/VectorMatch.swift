internal import Telemetry

/// Joins two vectors by an arithmetic operator or a comparison.
///
/// Which series belong together depends on their labels only, so it is found once, not at each step. Where the labels
/// leave no doubt a pair is combined in one go; else each step is looked at, since of several candidates one may be there
/// at one step and another at the next.
struct VectorMatch {
  let operation: BinaryOperation
  let kernel: OperatorKernel
  let stepCount: Int
  /// The side of which several may match, as written on the left or on the right.
  let many: [StepSeries]
  let one: [StepSeries]
  var result = SeriesTable()

  var matching: VectorMatching { operation.matching }
  var isSwapped: Bool { matching.cardinality == .oneToMany }
  var manyFill: Double? { isSwapped ? matching.rightFill : matching.leftFill }
  var oneFill: Double? { isSwapped ? matching.leftFill : matching.rightFill }

  init(_ operation: BinaryOperation, left: [StepSeries], right: [StepSeries], stepCount: Int) {
    self.operation = operation
    self.stepCount = stepCount
    kernel = OperatorKernel(operation: operation.operation, returnsBool: operation.returnsBool)
    (many, one) = operation.matching.cardinality == .oneToMany ? (right, left) : (left, right)
  }

  /// - Throws: when a series matches several, other than the operation allows.
  mutating func joined() throws(QueryError) -> [StepSeries] {
    for group in groups() { try join(group) }
    return result.series
  }

  private func groups() -> [MatchGroup] {
    var groups: [MatchGroup] = []
    var places: [Labels: Int] = [:]
    func place(of labels: Labels) -> Int {
      let key = matching.key(of: labels)
      if let place = places[key] { return place }
      places[key] = groups.count
      groups.append(MatchGroup(key: key))
      return groups.count - 1
    }
    for (index, series) in many.enumerated() { groups[place(of: series.labels)].many.append(index) }
    for (index, series) in one.enumerated() { groups[place(of: series.labels)].one.append(index) }
    return groups
  }

  private mutating func join(_ group: MatchGroup) throws(QueryError) {
    if group.many.isEmpty, manyFill == nil, group.one.count < 2 { return }
    if group.one.isEmpty, oneFill == nil { return }
    let labels = group.one.count == 1 ? group.many.map { resultLabels(many[$0].labels, one[group.one[0]].labels) } : []
    let isPlain =
      manyFill == nil && oneFill == nil && group.one.count == 1
      && (group.many.count == 1 || (matching.cardinality != .oneToOne && Set(labels).count == labels.count))
    guard isPlain else {
      var join = StepwiseJoin(group, stepCount: stepCount)
      try join.run(self)
      for series in join.results { try result.add(series) }
      return
    }
    for (index, labels) in zip(group.many, labels) {
      let other = one[group.one[0]]
      var series = StepSeries(labels: labels, values: many[index].values, dropsName: dropsName(many[index]))
      combine(&series.values, with: other.values)
      if series.hasValues { try result.add(series) }
    }
  }

  private func combine(_ values: inout [Double], with others: [Double]) {
    values.withUnsafeMutableBufferPointer { values in
      others.withUnsafeBufferPointer { others in
        let own = UnsafeBufferPointer(values)
        kernel.apply(isSwapped ? others : own, isSwapped ? own : others, into: values)
      }
    }
  }

  func dropsName(_ many: StepSeries) -> Bool { operation.returnsBool || many.dropsName }

  func resultLabels(_ many: Labels, _ one: Labels) -> Labels {
    var labels = operation.operation.isComparison ? many : many.nameless
    if matching.cardinality == .oneToOne {
      labels = matching.isOn ? labels.keeping(matching.labels) : labels.removing(matching.labels)
    }
    for name in matching.included { labels = labels.setting(name, one[name] ?? "") }
    return labels
  }
}

/// Series whose labels match, as their numbers on each side.
struct MatchGroup {
  let key: Labels
  var many: [Int] = []
  var one: [Int] = []
}

extension StepSeries {
  var hasValues: Bool { values.contains { !Self.isAbsent($0) } }
}
