internal import Analysis

/// The drift of one model: sliding windows of its features, counted in the bins of the reference, and what the checks
/// said at each look.
struct DriftState: Sendable {
  init(_ reference: Reference, _ settings: WatchSettings, _ model: ModelState) {}

  mutating func take(_ coded: CodedRows, _ facts: [RecordFacts], _ samples: inout [WatchedSample]) {}
}
