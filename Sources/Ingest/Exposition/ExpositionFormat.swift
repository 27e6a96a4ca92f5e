/// The two text formats of Prometheus.
public enum ExpositionFormat: String, Sendable, CaseIterable {
  /// 0.0.4, and 1.0.0 with its quoted names.
  case text
  case openMetrics = "openmetrics"
}
