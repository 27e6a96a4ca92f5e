internal import Ingest
internal import Telemetry

/// Which of the metrics that driftop reads a server has, as its catalog tells.
struct KnownMetrics: Sendable, Codable {
  private let names: Set<String>
  /// A gauge may have an `le` label too, whose series are not cumulative.
  private let gauges: Set<String>

  /// - Complexity: O(names).
  init(_ catalog: QueryCatalog) {
    names = Set(catalog.metricNames.filter { PresetIndex.shared.isTelling($0) || QualityCounters.isTelling($0) })
    gauges = Set(catalog.metadata.lazy.filter { $0.kind == .gauge }.map(\.name))
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// The queries of a panel that the server's metrics can answer, the best first.
  func queries(of panel: PanelDescriptor) -> [PanelQuery] {
    panel.queries.flatMap { query in
      query.spelled { names.contains($0) && !(query.boundLabel == "le" && isGauge($0)) }
    }
  }

  private func isGauge(_ bucketName: String) -> Bool {
    gauges.contains(bucketName) || gauges.contains(String(decoding: bucketName.utf8.dropLast(7), as: UTF8.self))
  }
}
