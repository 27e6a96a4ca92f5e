internal import Analysis

/// All that a pane holds, but for its limits, which are those of all panes of a sequence.
extension PaneAggregate {
  func pack(into packer: inout Packer) {
    packer.count(recordCount)
    packer.count(labelledCount)
    packer.optional(timeRange) { packer, range in
      packer.integer(range.lowerBound)
      packer.integer(range.upperBound)
    }
    pairs.pack(into: &packer)
    packer.doubles(cutScores.flatMap { [$0.negative, $0.positive] })
    packer.integers(predictedCounts)
    scores.pack(into: &packer)
    probabilities.pack(into: &packer)
    expected.pack(into: &packer)
    regression.pack(into: &packer)
    latencySeconds.pack(into: &packer)
    packer.count(latencyCount)
    packer.count(errorCount)
    packer.values(fields)
    outliers.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker, limits: AggregateLimits) throws(PackingFault) {
    self.init(limits: limits)
    recordCount = try unpacker.tally()
    labelledCount = try unpacker.tally()
    timeRange = try unpacker.optional { (unpacker) throws(PackingFault) in try unpacker.timeRange() }
    pairs = try ClassPairCounts(unpacking: &unpacker)
    cutScores = try unpacker.cutScores()
    predictedCounts = try unpacker.integers()
    scores = try ScoreSamples(unpacking: &unpacker)
    probabilities = try ProbabilityRows(unpacking: &unpacker)
    expected = try ExpectedOutcomes(unpacking: &unpacker)
    regression = try RegressionErrors(unpacking: &unpacker)
    latencySeconds = try QuantileSketch(unpacking: &unpacker)
    latencyCount = try unpacker.tally()
    errorCount = try unpacker.tally()
    fields = try unpacker.values(FieldAggregate.self)
    outliers = try OutlierTally(unpacking: &unpacker)
    try check()
  }

  /// Panes are merged with one another, which only those of equal buckets can be.
  private func check() throws(PackingFault) {
    let sketch = limits.sketch
    guard latencySeconds.hasBuckets(like: sketch), fields.allSatisfy({ $0.quantiles.hasBuckets(like: sketch) }),
      regression.hasBuckets(like: RegressionErrors())
    else { throw PackingFault("buckets of another width") }
    guard predictedCounts.count <= ClassTable.limit + 1, predictedCounts.allSatisfy((0...1 << 48).contains) else {
      throw PackingFault("predictions of classes beyond all classes")
    }
  }
}

extension Unpacker {
  fileprivate mutating func timeRange() throws(PackingFault) -> ClosedRange<Int64> {
    let (start, end) = (try integer(), try integer())
    guard start <= end else { throw PackingFault("a range that ends before it begins") }
    return start...end
  }

  fileprivate mutating func cutScores() throws(PackingFault) -> [(negative: Double, positive: Double)] {
    let weights = try doubles()
    guard weights.count.isMultiple(of: 2), weights.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw PackingFault("expected weights below and above the threshold")
    }
    return stride(from: 0, to: weights.count, by: 2).map { (weights[$0], weights[$0 + 1]) }
  }
}
