/// The labelled records of late, as codes: in which segments quality fell is searched among them.
struct SliceState: Sendable {
  init(_ reference: Reference, _ settings: WatchSettings) {}

  mutating func take(_ coded: CodedRows, _ facts: [RecordFacts]) {}

  mutating func label(_ late: LateRecord) {}
}
