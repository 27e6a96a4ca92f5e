import Monitor
import Telemetry

/// What must be told again where a recording is to begin in the middle: how the sources are, which series the targets
/// have, and what stands of alerts.
struct TapeRestatement {
  private var sources: [Int: SourceHealth] = [:]
  private var targets: [Int: ScrapeBatch] = [:]
  private var definitions: [Int: [UInt32: ScrapeBatch.Definition]] = [:]
  private var metadata: [Int: [String: MetricMetadata]] = [:]
  private var alerts: [AlertInput] = []
  private var catalog: SessionEvent?
  private(set) var time: Timestamp?

  mutating func take(_ event: SessionEvent) {
    switch event {
    case .health(let health, let source): sources[source] = health
    case .scrape(let batch): take(batch)
    case .alerts(let input): alerts.append(input)
    case .catalog: catalog = event
    case .clock(let time): self.time = time
    case .predictions, .answer: break
    }
  }

  private mutating func take(_ batch: ScrapeBatch) {
    guard !batch.isLast else {
      targets[batch.target] = nil
      definitions[batch.target] = nil
      metadata[batch.target] = nil
      return
    }
    for definition in batch.definitions {
      definitions[batch.target, default: [:]][definition.reference] = definition
    }
    for reference in batch.forgotten { definitions[batch.target]?[reference] = nil }
    for entry in batch.metadata { metadata[batch.target, default: [:]][entry.name] = entry }
    targets[batch.target] = ScrapeBatch(target: batch.target, health: batch.health, time: batch.time)
  }

  /// In the order of their numbers, and what happened to alerts in its own.
  var events: [SessionEvent] {
    let told = sources.sorted { $0.key < $1.key }.map { SessionEvent.health($0.value, source: $0.key) }
    let defined = targets.sorted { $0.key < $1.key }.map { number, batch in
      var batch = batch
      batch.definitions = (definitions[number] ?? [:]).values.sorted { $0.reference < $1.reference }
      batch.metadata = (metadata[number] ?? [:]).values.sorted { $0.name < $1.name }
      return SessionEvent.scrape(batch)
    }
    return told + defined + (catalog.map { [$0] } ?? []) + alerts.map { .alerts($0) }
      + (time.map { [.clock($0)] } ?? [])
  }
}
