internal import Alerting
internal import Ingest
internal import Monitor
internal import Telemetry

/// What events have told that later ones rely on: told again where reading may begin.
struct KnownThings {
  private struct Target {
    var last: ScrapeBatch
    var definitions: [UInt32: Labels] = [:]
    var metadata: [String: MetricMetadata] = [:]
  }

  private var sources: [Int: SourceHealth] = [:]
  private var targets: [Int: Target] = [:]
  private var catalogs: [Int: QueryCatalog] = [:]
  private var duty: AlertInput?

  mutating func take(_ event: SessionEvent) {
    switch event {
    case .health(let health, let source): sources[source] = health
    case .catalog(let catalog): catalogs[catalog.source] = catalog
    case .alerts(.duty(let isOnDuty, restoring: _, at: let time)):
      duty = .duty(isOnDuty, restoring: [], at: time)
    case .scrape(let batch): take(batch)
    default: break
    }
  }

  private mutating func take(_ batch: ScrapeBatch) {
    guard !batch.isLast else {
      targets[batch.target] = nil
      return
    }
    var bare = batch
    (bare.definitions, bare.samples, bare.forgotten, bare.metadata) = ([], [], [], [])
    targets[batch.target, default: Target(last: bare)].last = bare
    for definition in batch.definitions {
      targets[batch.target]?.definitions[definition.reference] = definition.labels
    }
    for reference in batch.forgotten { targets[batch.target]?.definitions[reference] = nil }
    for metadata in batch.metadata { targets[batch.target]?.metadata[metadata.name] = metadata }
  }

  /// Events that tell it, in an order that depends on nothing but what is known.
  var events: [SessionEvent] {
    var events = sources.sorted { $0.key < $1.key }.map { SessionEvent.health($0.value, source: $0.key) }
    events += catalogs.sorted { $0.key < $1.key }.map { .catalog($0.value) }
    events += duty.map { [.alerts($0)] } ?? []
    for (_, target) in targets.sorted(by: { $0.key < $1.key }) {
      var batch = target.last
      batch.definitions = target.definitions.sorted { $0.key < $1.key }.map {
        .init(reference: $0.key, labels: $0.value)
      }
      batch.metadata = target.metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
      events.append(.scrape(batch))
    }
    return events
  }
}
