internal import Analysis

extension PaneAggregate: Codable {
  private enum CodingKeys: CodingKey {
    case limits
    case recordCount
    case labelledCount
    case timeRange
    case pairs
    case cutScores
    case predictedCounts
    case scores
    case regression
    case latencySeconds
    case latencyCount
    case errorCount
    case fields
  }

  /// Without probabilities, which are as large as the log.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(limits, forKey: .limits)
    try container.encode(recordCount, forKey: .recordCount)
    try container.encode(labelledCount, forKey: .labelledCount)
    try container.encodeIfPresent(timeRange, forKey: .timeRange)
    try container.encode(pairs, forKey: .pairs)
    try container.encode(cutScores.map { [$0.negative, $0.positive] }, forKey: .cutScores)
    try container.encode(predictedCounts, forKey: .predictedCounts)
    try container.encode(scores, forKey: .scores)
    try container.encode(regression, forKey: .regression)
    try container.encode(latencySeconds, forKey: .latencySeconds)
    try container.encode(latencyCount, forKey: .latencyCount)
    try container.encode(errorCount, forKey: .errorCount)
    try container.encode(fields, forKey: .fields)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let limits = try container.decode(AggregateLimits.self, forKey: .limits)
    guard AggregateLimits.sketchBitsRange.contains(limits.sketchBits) else {
      throw DecodingError.dataCorruptedError(
        forKey: .limits, in: container, debugDescription: "buckets of a width that no sketch has")
    }
    self.init(limits: limits)
    recordCount = try container.decode(Int.self, forKey: .recordCount)
    labelledCount = try container.decode(Int.self, forKey: .labelledCount)
    timeRange = try container.decodeIfPresent(ClosedRange<Int64>.self, forKey: .timeRange)
    pairs = try container.decode(ClassPairCounts.self, forKey: .pairs)
    cutScores = try container.decode([[Double]].self, forKey: .cutScores).map { weights in
      guard weights.count == 2, weights.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
        throw DecodingError.dataCorruptedError(
          forKey: .cutScores, in: container, debugDescription: "expected the weights below and above the threshold")
      }
      return (weights[0], weights[1])
    }
    predictedCounts = try container.decode([Int].self, forKey: .predictedCounts)
    scores = try container.decode(ScoreSamples.self, forKey: .scores)
    regression = try container.decode(RegressionErrors.self, forKey: .regression)
    latencySeconds = try container.decode(QuantileSketch.self, forKey: .latencySeconds)
    latencyCount = try container.decode(Int.self, forKey: .latencyCount)
    errorCount = try container.decode(Int.self, forKey: .errorCount)
    fields = try container.decode([FieldAggregate].self, forKey: .fields)
  }
}
