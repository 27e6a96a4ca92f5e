internal import ConfigurationFiles
internal import Telemetry

/// One entry of `scrape_configs` being read.
struct ScrapeJobReading {
  private(set) var job: ScrapeJob
  private(set) var unused: [String] = []
  private let section: ConfigurationSection
  private let requiresPlainNames: Bool

  private static let keys = [
    "job_name", "scrape_interval", "scrape_timeout", "scrape_protocols", "fallback_scrape_protocol",
    "scrape_classic_histograms", "always_scrape_classic_histograms", "convert_classic_histograms_to_nhcb",
    "scrape_native_histograms", "extra_scrape_metrics", "metrics_path", "honor_labels", "honor_timestamps",
    "track_timestamps_staleness", "scheme", "params", "enable_compression", "enable_http2", "body_size_limit",
    "sample_limit", "target_limit", "label_limit", "label_name_length_limit", "label_value_length_limit",
    "native_histogram_bucket_limit", "native_histogram_min_bucket_factor", "keep_dropped_targets",
    "metric_name_validation_scheme", "metric_name_escaping_scheme", "scrape_failure_log_file", "basic_auth",
    "authorization", "bearer_token", "bearer_token_file", "oauth2", "tls_config", "proxy_url", "no_proxy",
    "proxy_from_environment", "proxy_connect_header", "http_headers", "follow_redirects", "static_configs",
    "file_sd_configs", "relabel_configs", "metric_relabel_configs",
  ]
  private static let unusedKeys = [
    "oauth2": "use authorization with credentials_file", "target_limit": "all targets are scraped",
    "proxy_from_environment": "use proxy_url", "no_proxy": "leave proxy_url out for such targets",
    "proxy_connect_header": "remove it",
  ]

  init(_ node: ConfigurationNode, defaults: GlobalDefaults) throws(ConfigurationError) {
    section = try ConfigurationSection(node, keys: Self.keys, suffix: "_sd_configs")
    guard let name = try section.text("job_name"), !name.isEmpty else {
      throw node.fault("job_name is missing; expected a name of its own for each job")
    }
    job = defaults.limits
    job.name = name
    requiresPlainNames =
      try section.text("metric_name_validation_scheme").map { $0 == "legacy" }
      ?? defaults.requiresPlainNames
    try readTimes(defaults)
    try readRequest()
    try job.readLimits(section)
    job.connection = try HTTPConfiguration(section)
    job.relabelRules = try rules("relabel_configs")
    job.metricRelabelRules = try rules("metric_relabel_configs")
    try readTargets()
    noteUnused()
  }

  private mutating func readTimes(_ defaults: GlobalDefaults) throws(ConfigurationError) {
    job.interval = try section.duration("scrape_interval") ?? defaults.interval
    let timeout = try section.duration("scrape_timeout")
    if let timeout, timeout > job.interval {
      throw (section["scrape_timeout"] ?? section.place).fault("longer than scrape_interval; expected at most that")
    }
    job.timeout = timeout ?? min(defaults.timeout, job.interval)
  }

  private mutating func readRequest() throws(ConfigurationError) {
    job.metricsPath = try section.text("metrics_path") ?? job.metricsPath
    job.scheme = try section.text("scheme") ?? job.scheme
    job.honorsLabels = try section.flag("honor_labels", default: false)
    job.honorsTimestamps = try section.flag("honor_timestamps", default: true)
    if let node = section["params"] {
      for entry in try node.entries() { job.parameters.append((entry.key, try entry.value.texts())) }
    }
    if let node = section["fallback_scrape_protocol"] { job.fallbackFormat = try Self.format(node) }
    for node in try section.elements("scrape_protocols") { _ = try Self.format(node) }
  }

  /// `nil` for Prometheus's binary format, which driftop does not ask for.
  private static func format(_ node: ConfigurationNode) throws(ConfigurationError) -> ExpositionFormat? {
    switch try node.text() {
    case "PrometheusText0.0.4", "PrometheusText1.0.0": return .text
    case "OpenMetricsText0.0.1", "OpenMetricsText1.0.0": return .openMetrics
    case "PrometheusProto": return nil
    default:
      throw node.fault(
        "expected PrometheusProto, PrometheusText0.0.4, PrometheusText1.0.0, OpenMetricsText0.0.1 or "
          + "OpenMetricsText1.0.0")
    }
  }

  private func rules(_ key: String) throws(ConfigurationError) -> [RelabelRule] {
    var rules: [RelabelRule] = []
    for node in try section.elements(key) {
      rules.append(try RelabelRule(node, requiresPlainNames: requiresPlainNames))
    }
    return rules
  }

  private mutating func readTargets() throws(ConfigurationError) {
    for node in try section.elements("static_configs") {
      job.groups.append(try TargetGroup(node, allowsAnyAddress: !job.relabelRules.isEmpty))
    }
    for node in try section.elements("file_sd_configs") {
      job.fileDiscoveries.append(try FileDiscovery(node))
    }
  }

  private mutating func noteUnused() {
    let known = ["static_configs", "file_sd_configs"]
    for (key, line) in section.keysAndLines where section[key] != nil {
      let place = "\(section.place.file):\(line): job “\(job.name)”: \(key) is not supported"
      if let advice = Self.unusedKeys[key] { unused.append("\(place); \(advice)") }
      if key.hasSuffix("_sd_configs"), !known.contains(key) { unused.append("\(place); use file_sd_configs") }
    }
    for key in ["ca", "cert", "key", "ca_ref", "cert_ref", "key_ref", "max_version"] {
      guard let tls = section["tls_config"], let entry = try? tls.entries().first(where: { $0.key == key }) else {
        continue
      }
      unused.append("\(tls.file):\(entry.line): job “\(job.name)”: tls_config.\(key) is not supported; use files")
    }
  }
}

extension ScrapeJob {
  /// Each limit as the section has it, or as it is.
  mutating func readLimits(_ section: ConfigurationSection) throws(ConfigurationError) {
    sampleLimit = try section.count("sample_limit", default: sampleLimit)
    labelLimit = try section.count("label_limit", default: labelLimit)
    labelNameLengthLimit = try section.count("label_name_length_limit", default: labelNameLengthLimit)
    labelValueLengthLimit = try section.count("label_value_length_limit", default: labelValueLengthLimit)
    bodySizeLimitBytes = try section.size("body_size_limit", default: bodySizeLimitBytes)
  }
}
