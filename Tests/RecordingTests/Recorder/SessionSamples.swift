import Alerting
import Foundation
import Ingest
import Monitor
import Predictions
import Recording
import Synchronization
import Telemetry
import TestSupport

/// Events of real logs and real expositions, as a live session tells them.
enum SessionSamples {
  static let start = Timestamp(seconds: 1_790_000_000)

  static func header() -> RecordingHeader {
    RecordingHeader(
      program: "driftop test", startedAt: start, settings: MonitorSettings(windowing: .live), mapping: SchemaMapping())
  }

  /// What a log source tells of files; a clock after every batch, a second apart.
  static func events(ofLogs names: [String], blockSize: Int = 16_384) async -> [SessionEvent] {
    let sink = EventSink()
    var options = LogSource.Options()
    options.keepsLines = true
    options.blockSizeBytes = blockSize
    options.concurrency = 1
    options.clock = { start }
    await LogSource(names.map { SharedData.url($0).path() }, options: options).run(into: sink)
    return clocked(sink.events)
  }

  /// A clock after each event, a second apart.
  static func clocked(_ events: [SessionEvent]) -> [SessionEvent] {
    events.enumerated().flatMap { [$1, .clock(start + .seconds($0 + 1))] }
  }

  /// Scrapes of exposition text, each of the lines a series by its name and labels.
  static func scrapes(_ names: [String], target: Int = 0) throws -> [ScrapeBatch] {
    var references: [Substring: UInt32] = [:]
    return try names.enumerated().map { index, name in
      let time = start + .seconds(15 * index)
      let health = TargetHealth(
        url: "http://host/metrics", job: "node", instance: "host", interval: .seconds(15), timeout: .seconds(10))
      var batch = ScrapeBatch(target: target, health: health, time: time)
      for line in try SharedData.text(name).split(separator: "\n") where !line.hasPrefix("#") {
        guard let blank = line.lastIndex(of: " "), let value = Double(line[line.index(after: blank)...]) else {
          continue
        }
        let series = line[..<blank]
        if references[series] == nil {
          references[series] = UInt32(references.count)
          batch.definitions.append(
            .init(reference: UInt32(references.count - 1), labels: Labels(name: "s", [Label("text", "\(series)")])))
        }
        batch.samples.append(
          .init(reference: references[series] ?? 0, milliseconds: time.milliseconds, value: value))
      }
      return batch
    }
  }
}

/// Keeps all events that a source or a monitor tells.
final class EventSink: SourceSink, StreamTap {
  private let list = Mutex<[SessionEvent]>([])

  var events: [SessionEvent] { list.withLock { $0 } }

  func take(_ event: SessionEvent) { list.withLock { $0.append(event) } }
  func waitForRoom() async {}
  func take(_ batch: PredictionBatch) async { take(.predictions(batch)) }
  func take(_ batch: ScrapeBatch) async { take(.scrape(batch)) }
  func take(_ batch: AnswerBatch) async { take(.answer(batch)) }
  func take(_ catalog: QueryCatalog) async { take(.catalog(catalog)) }
  func report(_ health: SourceHealth, source: Int) async { take(.health(health, source: source)) }
}

/// An event as text that two equal ones share.
func dump(_ event: SessionEvent) -> String {
  switch event {
  case .predictions(var batch):
    let raw = batch.raw.map {
      "\($0.path) \($0.isFirst) \($0.lineOffset) \($0.table as Any) \($0.storage.prefix($0.count).hashValue)"
    }
    batch.raw = nil
    let texts = (0..<UInt32(batch.texts.count)).map { batch.texts[$0] }
    let masked = batch.progress.maskedFields.sorted()
    let nonFinite = batch.progress.nonFinite.sorted { $0.key < $1.key }
    batch.texts = TextTable()
    (batch.progress.maskedFields, batch.progress.nonFinite) = ([], [:])
    return "\(raw as Any) \(texts) \(masked) \(nonFinite) \(batch)"
  case .scrape(let batch):
    let bits = batch.samples.map { "\($0.reference):\($0.milliseconds):\($0.value.bitPattern)" }
    var rest = batch
    rest.samples = []
    return "\(bits) \(rest)"
  default: return "\(event)"
  }
}
