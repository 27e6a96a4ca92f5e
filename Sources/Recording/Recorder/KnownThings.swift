public import Alerting
internal import Ingest
public import Monitor
internal import Telemetry

/// What events have told that later ones rely on: told again where reading may begin.
///
///     var known = KnownThings()
///     for event in before { known.take(event) }
///     recorder.begin(after: known)  // the recording can be read without what came before
///
/// How sources are, which series targets have, and what stands of alerts; nothing of records and samples.
public struct KnownThings: Sendable {
  private struct Target {
    var last: ScrapeBatch
    var definitions: [UInt32: Labels] = [:]
    var metadata: [String: MetricMetadata] = [:]
  }

  private var sources: [Int: SourceHealth] = [:]
  private var targets: [Int: Target] = [:]
  private var catalogs: [Int: QueryCatalog] = [:]
  private var alerts = KnownAlerts()

  public init() {}

  public mutating func take(_ event: SessionEvent) {
    switch event {
    case .health(let health, let source): sources[source] = health
    case .catalog(let catalog): catalogs[catalog.source] = catalog
    case .alerts(let input): alerts.take(input)
    case .scrape(let batch): take(batch)
    case .clock(let time): alerts.advance(to: time)
    case .predictions, .answer: break
    }
  }

  /// Takes what the monitor's own rules found, which no event tells.
  public mutating func take(_ event: AlertEvent) { alerts.take(event) }

  /// Takes the episodes that the monitor's own rules know, in place of those that they knew.
  public mutating func takeOwn(_ episodes: [Episode]) { alerts.takeOwn(episodes) }

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
  ///
  /// - Complexity: O(n log n) in what is known.
  public var events: [SessionEvent] {
    var events = sources.sorted { $0.key < $1.key }.map { SessionEvent.health($0.value, source: $0.key) }
    events += catalogs.sorted { $0.key < $1.key }.map { .catalog($0.value) }
    events += alerts.inputs.map { .alerts($0) }
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
