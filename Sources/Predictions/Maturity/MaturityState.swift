/// How many of a model's labels have come and how late, and its quality as estimated, partial and realised.
struct MaturityState: Sendable {
  init(_ settings: WatchSettings) {}

  mutating func use(_ reference: Reference, _ model: ModelState) {}

  /// Every record, those of the reference too.
  mutating func take(_ facts: [RecordFacts]) {}

  /// Records that come after the reference.
  mutating func watch(_ facts: [RecordFacts], _ samples: inout [WatchedSample]) {}

  mutating func label(_ late: LateRecord) {}
}
