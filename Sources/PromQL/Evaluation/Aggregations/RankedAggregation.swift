internal import Telemetry

extension Evaluation {
  /// `topk`, `bottomk` and `limitk`: the series that are among the first of their group, each step for itself.
  ///
  /// At a single step they come in the order of their rank.
  func ranked(_ aggregation: Aggregation) throws(QueryError) -> [StepSeries] {
    let counts = try rankCounts(of: aggregation)
    guard counts.contains(where: { $0 > 0 }) else { return [] }
    let operand = try series(aggregation.operand)
    let (_, members) = GroupTable.members(of: operand, by: aggregation.grouping)
    var results = operand
    for index in results.indices {
      results[index].values = [Double](repeating: StepSeries.absent, count: grid.count)
    }
    var ranking = Ranking(aggregation.operation)
    var order: [Int] = []
    for members in members {
      for step in 0..<grid.count {
        ranking.start(count: counts[step])
        for index in members where !StepSeries.isAbsent(operand[index].values[step]) {
          ranking.offer(operand[index].values[step], index)
        }
        let chosen = ranking.finish()
        for index in chosen { results[index].values[step] = operand[index].values[step] }
        if !isRange { order += chosen }
      }
    }
    return isRange ? results.filter(\.hasValues) : order.map { results[$0] }
  }

  /// How many series stay at each step.
  private func rankCounts(of aggregation: Aggregation) throws(QueryError) -> [Int] {
    let parameter = try parameter(of: aggregation)
    if parameter.contains(where: \.isNaN) { throw QueryError("Parameter value is NaN") }
    if let smallest = parameter.min(), smallest <= -0x1p63 {
      throw QueryError("Scalar value \(GoNumber.general(smallest)) underflows int64")
    }
    if let largest = parameter.max(), largest >= 0x1p63 {
      throw QueryError("Scalar value \(GoNumber.general(largest)) overflows int64")
    }
    return parameter.map { Int($0) }
  }
}

/// The first few of some values; NaN comes behind all others, and equal ones in the order in which they came.
struct Ranking {
  private let operation: Aggregation.Operator
  private var count = 0
  private var values: [Double] = []
  private var indices: [Int] = []

  // With more, moving them about costs more than sorting all in the end.
  private static let longestInsertion = 64

  init(_ operation: Aggregation.Operator) {
    self.operation = operation
  }

  mutating func start(count: Int) {
    self.count = count
    values.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
  }

  mutating func offer(_ value: Double, _ index: Int) {
    guard operation != .limitk, count <= Self.longestInsertion else {
      if operation != .limitk || values.count < count { append(value, index) }
      return
    }
    if values.count >= count {
      guard let last = values.last, precedes(value, last) else { return }
      values.removeLast()
      indices.removeLast()
    }
    var place = values.count
    while place > 0, precedes(value, values[place - 1]) { place -= 1 }
    values.insert(value, at: place)
    indices.insert(index, at: place)
  }

  /// The places of the chosen ones, by rank.
  func finish() -> [Int] {
    guard operation != .limitk, count > Self.longestInsertion else { return indices }
    let order = values.indices.sorted { first, second in
      if precedes(values[first], values[second]) { return true }
      return !precedes(values[second], values[first]) && first < second
    }
    return order.prefix(count).map { indices[$0] }
  }

  private mutating func append(_ value: Double, _ index: Int) {
    values.append(value)
    indices.append(index)
  }

  private func precedes(_ value: Double, _ other: Double) -> Bool {
    if value.isNaN { return false }
    if other.isNaN { return true }
    return operation == .topk ? value > other : value < other
  }
}
