/// Stream detectors over a model's errors, scores and latency.
struct StreamState: Sendable {
  init(_ settings: WatchSettings) {}

  mutating func take(_ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState) {}

  mutating func label(_ late: LateRecord) {}
}
