public import Telemetry

/// The names that a server knows: for completion, and to tell counters from gauges.
public struct QueryCatalog: Sendable, Codable {
  /// The number of the source that asked.
  public var source: Int
  /// In the order of their bytes.
  public private(set) var metricNames: [String]
  public var labelNames: [String]
  public var metadata: [MetricMetadata]
  public var time: Timestamp

  public init(
    source: Int, metricNames: [String], labelNames: [String], metadata: [MetricMetadata], time: Timestamp
  ) {
    self.source = source
    self.metricNames = metricNames.sortedByBytes()
    self.labelNames = labelNames
    self.metadata = metadata
    self.time = time
  }
}
