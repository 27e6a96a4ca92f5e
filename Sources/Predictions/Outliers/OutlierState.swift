/// How unlike the reference's each record is, by an Isolation Forest fitted on the reference.
struct OutlierState: Sendable {
  init(_ reference: Reference, _ settings: WatchSettings) {}

  mutating func take(
    _ batch: PredictionBatch, _ coded: CodedRows, _ facts: [RecordFacts], _ samples: inout [WatchedSample]
  ) {}
}
