public import Predictions
public import Telemetry

/// Where a source delivers what it gets. Waiting for it is what keeps a fast source from running away.
public protocol SourceSink: Sendable {
  func take(_ batch: PredictionBatch) async
  func take(_ batch: ScrapeBatch) async
  func take(_ batch: AnswerBatch) async
  func take(_ catalog: QueryCatalog) async
  func report(_ health: SourceHealth, source: Int) async
}

/// Something that delivers timestamped batches: a log, an address, a recording.
///
/// `run` ends when the source has ended or the task is cancelled, and never throws: what goes wrong becomes the
/// source's health.
public protocol Source: Sendable {
  func run(into sink: any SourceSink) async
}
