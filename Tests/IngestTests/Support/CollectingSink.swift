import Ingest
import Predictions
import Telemetry
import Testing

/// Keeps what a source delivers.
actor CollectingSink: SourceSink {
  /// The predicted labels of all records, in the order in which they came.
  private(set) var predicted: [String] = []
  private(set) var batches: [PredictionBatch] = []
  private(set) var scrapes: [ScrapeBatch] = []
  private(set) var answers: [AnswerBatch] = []
  private(set) var catalogs: [QueryCatalog] = []
  private(set) var healths: [Int: SourceHealth] = [:]

  func take(_ batch: PredictionBatch) {
    batches.append(batch)
    predicted += (0..<batch.rowCount).map { batch.predictedText($0) ?? "" }
  }

  func take(_ batch: ScrapeBatch) {
    scrapes.append(batch)
  }

  func take(_ batch: AnswerBatch) {
    answers.append(batch)
  }

  func take(_ catalog: QueryCatalog) {
    catalogs.append(catalog)
  }

  func report(_ health: SourceHealth, source: Int) {
    healths[source] = health
  }

  /// Waits until something is so, at most for a time that no machine needs, busy as it may be with other tests.
  func waits(
    until isSo: @Sendable (isolated CollectingSink) -> Bool, _ location: SourceLocation = #_sourceLocation
  ) async {
    let deadline = ContinuousClock.now + .seconds(540)
    while !isSo(self) {
      guard ContinuousClock.now < deadline else {
        Issue.record("never came so far: \(predicted) \(healths)", sourceLocation: location)
        return
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  func waits(forPredicted labels: [String], _ location: SourceLocation = #_sourceLocation) async {
    await waits(until: { $0.predicted.count >= labels.count }, location)
    #expect(predicted == labels, sourceLocation: location)
  }
}

/// A line whose predicted label is a name.
func line(_ label: String) -> String { "{\"y_pred\":\"\(label)\"}\n" }
