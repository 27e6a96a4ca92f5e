internal import Predictions
internal import Telemetry

/// The metrics that were scraped: all series in one store, and which of them each target has.
struct TelemetryState: Sendable, Codable {
  private(set) var store: SeriesStore
  private(set) var targets: [Int: Target] = [:]
  private(set) var metadata: [String: MetricMetadata] = [:]
  /// Counts what came, so that what was computed of it can be shown again.
  private(set) var version = 0

  /// - Parameter keepsHistory: whether series are kept for years rather than a day.
  init(keepsHistory: Bool = false) {
    store = SeriesStore(limits: keepsHistory ? .init(retention: .seconds(20 * 365 * 86_400)) : .init())
  }

  /// What is known of one target.
  struct Target: Sendable, Codable {
    var health: TargetHealth
    /// The series that each reference of the target's batches stands for.
    fileprivate(set) var series: [SeriesID?] = []
    /// Counts what came, so that what was computed of it can be shown again.
    fileprivate(set) var version = 0
    /// Since when it has not answered.
    fileprivate(set) var downSince: Timestamp?
    /// What the presets make of it.
    fileprivate(set) var panels = TargetPanels()
    fileprivate(set) var firstBatch: Timestamp
    fileprivate(set) var lastBatch: Timestamp
    /// Scrapes that succeeded.
    fileprivate(set) var successCount = 0

    /// `nil` for a reference that was never defined or is forgotten.
    fileprivate func series(_ reference: UInt32) -> SeriesID? {
      reference < series.count ? series[Int(reference)] : nil
    }

    fileprivate init(_ batch: ScrapeBatch) {
      health = batch.health
      firstBatch = batch.time
      lastBatch = batch.time
    }
  }

  /// In the order of their numbers.
  var targetList: [TargetHealth] {
    targets.sorted { $0.key < $1.key }.map(\.value.health)
  }

  /// Takes figures that were measured here.
  mutating func append(_ samples: [WatchedSample]) {
    guard let last = samples.last else { return }
    version += 1
    for entry in samples { store.append(entry.sample, to: store.series(entry.labels)) }
    store.enforceLimits(now: Timestamp(nanoseconds: last.sample.milliseconds * 1_000_000))
  }

  /// Lets rules read and record.
  mutating func withStore<Result>(_ body: (inout SeriesStore) -> Result) -> Result {
    let before = (store.sampleCount, store.generation)
    defer { if before != (store.sampleCount, store.generation) { version += 1 } }
    return body(&store)
  }

  mutating func apply(_ batch: ScrapeBatch) {
    version += 1
    var target = targets.removeValue(forKey: batch.target) ?? Target(batch)
    target.health = batch.health
    target.version += 1
    target.lastBatch = max(target.lastBatch, batch.time)
    if batch.health.state == .up { target.successCount += 1 }
    if case .down = batch.health.state {
      if target.downSince == nil { target.downSince = batch.time }
    } else {
      target.downSince = nil
    }
    var defined: Set<SeriesID> = []
    for definition in batch.definitions {
      let index = Int(definition.reference)
      while target.series.count <= index { target.series.append(nil) }
      let series = store.series(definition.labels)
      target.series[index] = series
      target.panels.add(series, definition.labels)
      if !batch.forgotten.isEmpty { defined.insert(series) }
    }
    for sample in batch.samples {
      guard let series = target.series(sample.reference) else { continue }
      store.append(Sample(milliseconds: sample.milliseconds, value: sample.value), to: series)
    }
    for reference in batch.forgotten {
      guard let series = target.series(reference) else { continue }
      target.series[Int(reference)] = nil
      // The same labels in another order are another text but the same series.
      guard !defined.contains(series) else { continue }
      target.panels.remove(series, store.labels(of: series))
      store.release(series)
    }
    store.enforceLimits(now: batch.time)
    for entry in batch.metadata { metadata[entry.name] = entry }
    target.panels.update(store, metadata)
    if !batch.isLast { targets[batch.target] = target }
  }
}
