import Alerting
import Ingest
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// What lies in recordings that people keep: it changes with the version or not at all.
@Suite struct RecordingFormatTests {
  private static let advice: Comment = """
    Recordings that are there could not be read any more: raise RecordingSchema.version, read the older format too, and \
    then write the new fingerprint here.
    """

  private static let start = Timestamp(seconds: 1_772_323_200)

  private static func lines(_ text: String, table: RawLines.Table? = nil) -> SessionEvent {
    var batch = PredictionBatch()
    batch.source = 1
    batch.receivedAt = start + .milliseconds(1_500)
    var raw = RawLines(storage: Array(text.utf8), count: text.utf8.count, table: table, isFirst: true, path: "a.log")
    (raw.lineOffset, raw.skippedLineCount) = (7, 1)
    batch.raw = raw
    return .predictions(batch)
  }

  /// A batch of which no lines were kept.
  private static var columns: PredictionBatch {
    var batch = PredictionBatch()
    batch.rowCount = 2
    batch.kinds = [.prediction, .label]
    batch.times = [start.nanoseconds, start.nanoseconds + 1]
    batch.identities = [ModelIdentity(model: "fraud", version: "3")]
    batch.identityOfRow = [0, 0]
    batch.ids = [11, 12]
    batch.score = [0.25, .nan]
    batch.fields = [.init(path: "features.amount", name: "amount", role: .feature, numbers: [9.5, .nan], texts: nil)]
    return batch
  }

  private static var scrape: ScrapeBatch {
    let health = TargetHealth(
      url: "http://host/metrics", job: "node", instance: "host", interval: .seconds(15), timeout: .seconds(10))
    var batch = ScrapeBatch(target: 3, health: health, time: start + .seconds(15))
    batch.definitions = [.init(reference: 5, labels: Labels(name: "up", [Label("job", "node")]))]
    batch.samples = [
      .init(reference: 5, milliseconds: batch.time.milliseconds, value: 1),
      .init(reference: 5, milliseconds: batch.time.milliseconds + 1, value: .nan),
    ]
    batch.forgotten = [4]
    batch.metadata = [MetricMetadata(name: "up", kind: .gauge, help: "Whether it answers")]
    return batch
  }

  private static let table = RawLines.Table(
    delimiter: 44, header: ["y_true", "y_pred"], headerLine: Array("y_true,y_pred".utf8), usesDecimalComma: false)

  /// One of each kind.
  private static var events: [SessionEvent] {
    [
      .clock(start), .health(SourceHealth(name: "a.log", format: "jsonl", state: .failed("gone")), source: 1),
      lines("{\"y_true\":1,\"y_pred\":0}\n"), lines("y_true,y_pred\n1,0\n", table: table), .predictions(columns),
      .clock(start + .seconds(1)), .scrape(scrape),
      .catalog(
        QueryCatalog(
          source: 2, metricNames: ["up"], labelNames: ["job"], metadata: scrape.metadata, time: start + .seconds(2))),
      .alerts(.duty(true, restoring: [], at: start)),
      .alerts(.rules(AlertSettings(groups: []), at: start + .seconds(3))), .clock(start + .seconds(2)),
    ]
  }

  @Test func theBytesOfEventsAreAsTheyWere() throws {
    var encoder = EventEncoder()
    try encoder.restate([.health(SourceHealth(name: "a.log"), source: 0)])
    for event in Self.events { try encoder.encode(event) }
    #expect(RecordingSchema.version == 2, Self.advice)
    #expect(fingerprint(encoder.writer.bytes) == "2861ac2ee61c09ce", Self.advice)
  }

  @Test func theTablesAreAsTheyWere() {
    let steps = RecordingSchema.steps.map { fingerprint($0.utf8) }
    #expect(steps == ["14f9cae6a5eae805", "7689b0ae8d4d909b"], Self.advice)
  }

  @Test func theNumbersOfEventsAreAsTheyWere() {
    let tags: [EventTag] = [
      .clock, .lines, .columns, .scrape, .answer, .catalog, .health, .alerts, .restatement,
    ]
    #expect(tags.map(\.rawValue) == Array(0..<9), Self.advice)
    #expect(EventTag(rawValue: 9) == nil, Self.advice)
  }
}
