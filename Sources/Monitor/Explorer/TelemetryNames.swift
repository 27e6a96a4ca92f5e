internal import PromQL
internal import Telemetry

/// The names of what was scraped.
struct TelemetryNames: CompletionNames {
  private let telemetry: TelemetryState

  init(_ telemetry: TelemetryState) {
    self.telemetry = telemetry
  }

  func metricNames() -> [String] {
    telemetry.store.metricNames.filter { !SeriesKind.isCreationTime($0, telemetry.metadata) }
  }

  func labelNames(ofMetrics metrics: [String]) -> [String] {
    let known = metrics.flatMap { telemetry.store.select([.metricName($0)]) }
    // An unknown metric may be one that only some targets have at times.
    guard !known.isEmpty else { return telemetry.store.labelNames }
    return distinct(known.flatMap { telemetry.store.labels(of: $0).pairs.map(\.name) })
  }

  func labelValues(of label: String, metric: String?) -> [String] {
    let known = metric.map { telemetry.store.select([.metricName($0)]) } ?? []
    guard !known.isEmpty else { return telemetry.store.labelValues(of: label) }
    return distinct(known.compactMap { telemetry.store.labels(of: $0)[label] })
  }

  func detail(ofMetric name: String) -> String {
    MetricDetail.text(of: name, telemetry.metadata)
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return texts.filter { seen.insert(Array($0.utf8)).inserted }.sortedByBytes()
  }
}

/// A metric's type and help in one line.
enum MetricDetail {
  static func text(of name: String, _ metadata: [String: MetricMetadata]) -> String {
    let kind = SeriesKind(Labels(name: name), metadata).kind
    let help = entry(of: name, metadata)?.help ?? ""
    return [kind == .unknown ? "" : kind.rawValue, help].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// Of the metric, or of the histogram, summary or counter whose part it is.
  private static func entry(of name: String, _ metadata: [String: MetricMetadata]) -> MetricMetadata? {
    if let known = metadata[name] { return known }
    for suffix in ["_bucket", "_count", "_sum", "_total", "_info", "_gcount", "_gsum"] where name.hasSuffix(suffix) {
      if let known = metadata[String(name.dropLast(suffix.count))] { return known }
    }
    return nil
  }
}
