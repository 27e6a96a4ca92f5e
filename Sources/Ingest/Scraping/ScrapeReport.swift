internal import Telemetry

/// The series about the scrape itself, with the names and meanings of Prometheus: `up` and its companions.
struct ScrapeReport {
  private static let names = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
    "scrape_series_added",
  ]
  /// How many references they take, from 0 on.
  static let count = names.count
  private let labels: Labels
  private var isDefined = false

  init(labels: Labels) {
    self.labels = labels
  }

  mutating func add(to batch: inout ScrapeBatch, isUp: Bool, duration: Duration) {
    let health = batch.health
    define(in: &batch)
    add(
      [
        isUp ? 1 : 0, duration.inSeconds, Double(health.sampleCount), Double(health.keptCount),
        Double(health.addedCount),
      ], to: &batch)
  }

  mutating func addStale(to batch: inout ScrapeBatch) {
    guard isDefined else { return }
    add([Double](repeating: Staleness.marker, count: Self.count), to: &batch)
  }

  private mutating func define(in batch: inout ScrapeBatch) {
    guard !isDefined else { return }
    isDefined = true
    for (offset, name) in Self.names.enumerated() {
      batch.definitions.append(
        .init(reference: UInt32(offset), labels: Labels(name: name, labels.withoutName)))
    }
  }

  private func add(_ values: [Double], to batch: inout ScrapeBatch) {
    let time = batch.time.milliseconds
    for (offset, value) in values.enumerated() {
      batch.samples.append(.init(reference: UInt32(offset), milliseconds: time, value: value))
    }
  }
}
