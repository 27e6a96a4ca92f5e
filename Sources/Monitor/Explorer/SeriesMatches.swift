internal import Telemetry

/// The series that pass a filter, in the explorer's order: by metric name, then by labels, all by bytes.
///
/// Good for as long as the store has the same series. Only the metrics of which rows are seen are sorted, when they are.
struct SeriesMatches: Sendable {
  /// The series of one metric.
  private struct Metric: Sendable {
    var series: [SeriesID]
    var isSorted = false
  }

  private let filter: String
  private let generation: Int
  private(set) var problem: String?
  private var metrics: [Metric] = []

  init(_ filter: String, _ telemetry: TelemetryState) {
    self.filter = filter
    generation = telemetry.store.generation
    do {
      collect(try SeriesFilter(filter).series(in: telemetry.store), telemetry)
    } catch {
      problem = error.sentence
    }
  }

  var count: Int {
    metrics.reduce(0) { $0 + $1.series.count }
  }

  /// Whether these are still the matches of a filter.
  func isCurrent(_ filter: String, _ telemetry: TelemetryState) -> Bool {
    self.filter.utf8.elementsEqual(filter.utf8) && generation == telemetry.store.generation
  }

  /// The series at some places of the order; places beyond the end are left out.
  mutating func series(at places: Range<Int>, _ store: SeriesStore) -> [SeriesID] {
    var found: [SeriesID] = []
    var start = 0
    for index in metrics.indices {
      let end = start + metrics[index].series.count
      let wanted = places.clamped(to: start..<end)
      if !wanted.isEmpty {
        sort(index, store)
        found += metrics[index].series[(wanted.lowerBound - start)..<(wanted.upperBound - start)]
      }
      start = end
    }
    return found
  }

  /// - Parameter passing: `nil` for all series.
  private mutating func collect(_ passing: SeriesSet?, _ telemetry: TelemetryState) {
    let store = telemetry.store
    for name in store.metricNames where !SeriesKind.isCreationTime(name, telemetry.metadata) {
      var series = store.select([.metricName(name)])
      if let passing { series.removeAll { !passing.contains($0) } }
      if !series.isEmpty { metrics.append(Metric(series: series)) }
    }
  }

  private mutating func sort(_ index: Int, _ store: SeriesStore) {
    guard !metrics[index].isSorted else { return }
    metrics[index].series = metrics[index].series.map { ($0, store.labels(of: $0).pairs) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    metrics[index].isSorted = true
  }
}
