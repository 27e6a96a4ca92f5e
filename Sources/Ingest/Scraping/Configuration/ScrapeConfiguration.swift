public import ConfigurationFiles

/// The part of a `prometheus.yml` that says what to scrape, and where the rules are.
///
///     let yaml = "scrape_configs: [{job_name: vllm, static_configs: [{targets: ['localhost:8000']}]}]"
///     try ScrapeConfiguration(yaml: yaml, path: "prometheus.yml").jobs.map(\.name)  // ["vllm"]
///
/// A whole file of Prometheus 2 or 3 is taken as it stands. What driftop has no use for is named in ``unused``; keys that
/// Prometheus does not know are errors. Paths are taken from the folder of the file.
/// - Reference: Prometheus 3, Configuration.
public struct ScrapeConfiguration: Sendable {
  public private(set) var jobs: [ScrapeJob] = []
  /// Where rules are; they are read by who evaluates them.
  public private(set) var rules = RuleReferences()
  /// Sentences, each with file and line, about parts that have no effect.
  public private(set) var unused: [String] = []

  /// The keys of a `prometheus.yml`.
  public static let keys = ["global", "scrape_configs", "scrape_config_files", "rule_files", "alerting"] + unusedKeys

  private static let unusedKeys = [
    "remote_write", "remote_read", "storage", "tracing", "otlp", "runtime",
  ]

  /// - Parameter path: for messages, and the folder that other paths are taken from.
  /// - Parameter otherKeys: keys at the top that somebody else reads from the same file.
  public init(yaml: String, path: String, otherKeys: [String] = []) throws(ConfigurationError) {
    guard let root = try ConfigurationNode.root(yaml: yaml, path: path) else { return }
    let section = try ConfigurationSection(root, keys: Self.keys + otherKeys)
    for (key, line) in section.keysAndLines where Self.unusedKeys.contains(key) && section[key] != nil {
      unused.append("\(path):\(line): \(key) is not used by driftop yet")
    }
    let defaults = try GlobalDefaults(section["global"])
    rules = try RuleReferences(section, defaults)
    for node in try section.elements("scrape_configs") { try add(node, defaults) }
    for node in try section.elements("scrape_config_files") { try addFiles(node, defaults) }
  }

  private mutating func add(_ node: ConfigurationNode, _ defaults: GlobalDefaults) throws(ConfigurationError) {
    let reading = try ScrapeJobReading(node, defaults: defaults)
    guard !jobs.contains(where: { $0.name.utf8.elementsEqual(reading.job.name.utf8) }) else {
      throw node.fault("two jobs are named “\(reading.job.name)”; rename one")
    }
    jobs.append(reading.job)
    unused += reading.unused
  }

  private mutating func addFiles(
    _ node: ConfigurationNode, _ defaults: GlobalDefaults
  ) throws(ConfigurationError) {
    for path in PathPattern.matches(node.resolved(try node.text())) {
      let text: String
      do {
        text = try TextFile.read(path)
      } catch {
        throw node.fault("\(path): \(error.reason)")
      }
      guard let root = try ConfigurationNode.root(yaml: text, path: path) else { continue }
      for job in try ConfigurationSection(root, keys: ["scrape_configs"]).elements("scrape_configs") {
        try add(job, defaults)
      }
    }
  }
}
