internal import Analysis
internal import Telemetry

extension ReferenceProfile: Codable {
  private enum CodingKeys: CodingKey {
    case identity
    case source
    case savedAt
    case isRegression
    case classes
    case fields
    case aggregate
    case rows
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(identity, forKey: .identity)
    try container.encode(source, forKey: .source)
    try container.encodeIfPresent(savedAt?.nanoseconds, forKey: .savedAt)
    try container.encode(isRegression, forKey: .isRegression)
    try container.encode(classes, forKey: .classes)
    try container.encode(fields, forKey: .fields)
    try container.encode(aggregate, forKey: .aggregate)
    try container.encode(rows, forKey: .rows)
  }

  /// - Throws: also where parts do not fit together, since whoever uses a profile counts on it that they do.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      identity: try container.decode(ModelIdentity.self, forKey: .identity),
      source: try container.decode(String.self, forKey: .source))
    savedAt = try container.decodeIfPresent(Int64.self, forKey: .savedAt).map { Timestamp(nanoseconds: $0) }
    isRegression = try container.decode(Bool.self, forKey: .isRegression)
    classes = try container.decode(ClassTable.self, forKey: .classes)
    fields = try container.decode([ModelState.FieldKey].self, forKey: .fields)
    aggregate = try container.decode(PaneAggregate.self, forKey: .aggregate)
    rows = try container.decode(RowSample.self, forKey: .rows)
    rows.widen(toFields: fields.count)
    if let flaw {
      throw DecodingError.dataCorruptedError(forKey: .aggregate, in: container, debugDescription: flaw)
    }
  }

  /// What does not fit together; `nil` where all does.
  private var flaw: String? {
    if aggregate.limits != .reference { return "limits of another kind" }
    if aggregate.fields.count > fields.count { return "more fields than names" }
    if rows.rows.contains(where: { $0.numbers.count > fields.count }) { return "rows with more fields than names" }
    let possible = 0...1 << 48
    let counts =
      [aggregate.recordCount, aggregate.labelledCount, aggregate.latencyCount, aggregate.errorCount, rows.count]
      + aggregate.predictedCounts
    if !counts.allSatisfy(possible.contains) { return "impossible counts" }
    let fits = aggregate.fields.allSatisfy { field in
      field.moments.count >= 0 && field.moments.count <= aggregate.recordCount
        && field.categories.total <= aggregate.recordCount && field.quantiles.hasBuckets(like: aggregate.limits.sketch)
    }
    if !aggregate.latencySeconds.hasBuckets(like: aggregate.limits.sketch) { return "buckets of another width" }
    if !fits { return "a field with more values than records" }
    let classCounts = [aggregate.predictedCounts.count, aggregate.cutScores.count, aggregate.scores.classes.count]
    if classCounts.contains(where: { $0 > classes.count }) { return "more classes than names" }
    let known = -1..<classes.count
    let indices =
      aggregate.pairs.entries.flatMap { [$0.actual, $0.predicted] }
      + rows.rows.flatMap { [$0.facts.actual?.classIndex ?? -1, $0.facts.predicted?.classIndex ?? -1] }
    return indices.allSatisfy(known.contains) ? nil : "a class without a name"
  }
}
