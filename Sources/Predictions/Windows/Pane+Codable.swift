internal import Analysis

/// All that a pane holds: the aggregate writes what a reference keeps, to which the rest is added here.
extension PaneSequence.Pane: Codable {
  private enum CodingKeys: CodingKey {
    case start
    case width
    case aggregate
    case probabilities
    case expected
    case outliers
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(start, forKey: .start)
    try container.encode(width, forKey: .width)
    try container.encode(aggregate, forKey: .aggregate)
    try container.encode(aggregate.probabilities, forKey: .probabilities)
    try container.encode(aggregate.expected, forKey: .expected)
    try container.encode(aggregate.outliers, forKey: .outliers)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    start = try container.decode(Int64.self, forKey: .start)
    width = try container.decode(Int64.self, forKey: .width)
    aggregate = try container.decode(PaneAggregate.self, forKey: .aggregate)
    aggregate.probabilities = try container.decode(ProbabilityRows.self, forKey: .probabilities)
    aggregate.expected = try container.decode(ExpectedOutcomes.self, forKey: .expected)
    aggregate.outliers = try container.decode(OutlierTally.self, forKey: .outliers)
  }
}
