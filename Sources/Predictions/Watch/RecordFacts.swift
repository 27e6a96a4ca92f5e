/// What is known of one record besides its fields when it comes.
struct RecordFacts: Sendable, Codable {
  /// Number of the record among its model's, from 0.
  var ordinal: Int
  /// Nanoseconds since the epoch, its arrival where it carries no time of its own; `PredictionBatch.noTime` where
  /// neither is known.
  var time: Int64
  var predicted: ModelState.Outcome?
  /// `nil` until its label comes, which may be never.
  var actual: ModelState.Outcome?
  /// NaN where there is none.
  var score: Double
  var weight: Double
  /// Where its pane began when it came: nanoseconds, or a record's number.
  var position: Int64 = 0
}

/// A late label with its prediction.
struct LateRecord: Sendable, Codable {
  /// As they were when the record came; its label is in `facts.actual`.
  var facts: RecordFacts
  /// Codes of its watched features, by their order in the reference; empty while there was none.
  var codes: [UInt8]
  /// When the label came, as `facts.time`.
  var labelTime: Int64
}
