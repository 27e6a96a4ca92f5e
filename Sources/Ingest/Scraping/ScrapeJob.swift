public import Telemetry

/// One entry of `scrape_configs`, with the global defaults filled in.
public struct ScrapeJob: Sendable {
  /// How labels may be rewritten; both lists run in their order.
  public var relabelRules: [RelabelRule] = []
  public var metricRelabelRules: [RelabelRule] = []

  public var name: String
  public var interval = Duration.seconds(60)
  public var timeout = Duration.seconds(10)
  public var scheme = "http"
  public var metricsPath = "/metrics"
  /// Name and values, in their order.
  public var parameters: [(name: String, values: [String])] = []
  public var honorsLabels = false
  public var honorsTimestamps = true
  public var connection = HTTPConfiguration()
  /// 0: no limit.
  public var sampleLimit = 0
  public var labelLimit = 0
  public var labelNameLengthLimit = 0
  public var labelValueLengthLimit = 0
  public var bodySizeLimitBytes = 0
  /// For an answer without a usable Content-Type; `nil` when the configuration names none.
  public var fallbackFormat: ExpositionFormat?
  public var groups: [TargetGroup] = []
  public var fileDiscoveries: [FileDiscovery] = []

  public init(name: String) {
    self.name = name
  }
}

/// Addresses with labels in common, from the configuration or a file.
public struct TargetGroup: Sendable, Hashable {
  public var targets: [String]
  public var labels: [Label]

  public init(targets: [String], labels: [Label] = []) {
    self.targets = targets
    self.labels = labels
  }
}

/// Files of target groups that are read again when they change.
public struct FileDiscovery: Sendable, Hashable {
  /// Paths; the last component may be a pattern such as `*.json`.
  public var patterns: [String]
  /// What the configuration says; ``TargetDiscovery`` notices a change sooner, at its next poll.
  public var refreshInterval: Duration

  public init(patterns: [String], refreshInterval: Duration = .seconds(300)) {
    self.patterns = patterns
    self.refreshInterval = refreshInterval
  }
}
