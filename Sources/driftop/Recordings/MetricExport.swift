import Ingest
import PromQL
import Telemetry

/// Writes the scrapes of a recording as OpenMetrics text with times.
///
/// A series that ended, or was not there, has no samples there: the text knows no other sign for it.
///
/// - Reference: OpenMetrics 1.0, "Text format": a family's samples stand together, within it those of a label set in the
///   order of their times.
struct MetricExport {
  private var samples = SampleGathering()
  private var metadata: [String: MetricMetadata] = [:]

  mutating func take(_ batch: ScrapeBatch) {
    samples.take(batch)
    for entry in batch.metadata { metadata[entry.name] = entry }
  }

  /// - Parameter path: of a new file, or `-`.
  consuming func write(to path: String) throws(Failure) {
    let metadata = metadata
    let store = samples.store(untimedAt: 0)
    let families = MetricFamilies(of: store, metadata)
    var output = try OutputFile(path)
    for family in families.list {
      try output.append(family.head.utf8)
      for metric in family.metrics { try Self.write(metric, of: store, into: &output) }
    }
    try output.append("# EOF\n".utf8)
    try output.flush()
  }

  /// All samples of one label set, in the order of their times: those of one time stand together.
  private static func write(
    _ metric: MetricFamilies.Metric, of store: SeriesStore, into output: inout OutputFile
  ) throws(Failure) {
    var points: [(milliseconds: Int64, rank: Int, line: String)] = []
    for (rank, series) in metric.series.enumerated() {
      let text = spelled(store.labels(of: series), as: metric.names[rank])
      for sample in store.samples(of: series, from: .min, through: .max) where !sample.isStale {
        let time = SampleSpelling.seconds(ofMilliseconds: sample.milliseconds)
        points.append(
          (sample.milliseconds, rank, "\(text) \(SampleSpelling.text(of: sample.value)) \(time)\n"))
      }
    }
    if metric.series.count > 1 { points.sort { ($0.milliseconds, $0.rank) < ($1.milliseconds, $1.rank) } }
    for point in points { try output.append(point.line.utf8) }
  }

  private static func spelled(_ labels: Labels, as name: String) -> String {
    let pairs = labels.pairs.filter { $0.name != Labels.metricNameLabel }
    guard !pairs.isEmpty else { return name }
    return name + "{" + pairs.map { "\($0.name)=\"\(MetricFamilies.escaped($0.value))\"" }.joined(separator: ",") + "}"
  }
}
