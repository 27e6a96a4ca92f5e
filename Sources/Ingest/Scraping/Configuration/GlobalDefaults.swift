internal import ConfigurationFiles
internal import Telemetry

/// What `global` says for all jobs and rules.
struct GlobalDefaults {
  private static let keys = [
    "scrape_interval", "scrape_timeout", "evaluation_interval", "rule_query_offset", "query_log_file",
    "scrape_failure_log_file", "external_labels", "keep_dropped_targets", "body_size_limit", "sample_limit",
    "target_limit", "label_limit", "label_name_length_limit", "label_value_length_limit", "scrape_protocols",
    "metric_name_validation_scheme", "metric_name_escaping_scheme", "convert_classic_histograms_to_nhcb",
    "always_scrape_classic_histograms", "scrape_native_histograms", "extra_scrape_metrics",
  ]

  var interval = Duration.seconds(60)
  var timeout = Duration.seconds(10)
  /// The limits' values, before a job's own.
  var limits = ScrapeJob(name: "")
  var requiresPlainNames = false
  /// Of groups of rules that name none.
  var evaluationInterval = Duration.seconds(60)
  var ruleQueryOffset = Duration.zero
  var externalLabels = Labels([])

  init(_ node: ConfigurationNode?) throws(ConfigurationError) {
    guard let node else { return }
    let section = try ConfigurationSection(node, keys: Self.keys)
    interval = try section.duration("scrape_interval") ?? interval
    let ownTimeout = try section.duration("scrape_timeout")
    if let ownTimeout, ownTimeout > interval {
      throw (section["scrape_timeout"] ?? node).fault("longer than scrape_interval; expected at most that")
    }
    timeout = ownTimeout ?? min(timeout, interval)
    try limits.readLimits(section)
    evaluationInterval = try section.duration("evaluation_interval") ?? evaluationInterval
    ruleQueryOffset = try section.duration("rule_query_offset") ?? .zero
    var labels: [Label] = []
    for entry in try section["external_labels"]?.entries() ?? [] {
      labels.append(Label(entry.key, try entry.value.text()))
    }
    externalLabels = Labels(labels)
    requiresPlainNames = try section.text("metric_name_validation_scheme") == "legacy"
  }
}
