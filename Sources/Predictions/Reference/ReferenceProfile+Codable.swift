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
    case thinning
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
    try container.encodeIfPresent(thinning.level > 0 ? thinning : nil, forKey: .thinning)
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
    thinning = try container.decodeIfPresent(ScoreThinning.self, forKey: .thinning) ?? ScoreThinning()
    rows.widen(toFields: fields.count)
    if let flaw {
      throw DecodingError.dataCorruptedError(forKey: .aggregate, in: container, debugDescription: flaw)
    }
  }
}
