internal import ConfigurationFiles
public import Telemetry

/// What a `prometheus.yml` says about rules: where they are, and what they are evaluated with.
public struct RuleReferences: Sendable {
  /// A path or a pattern, taken from the folder of the file that names it.
  public struct Pattern: Hashable, Sendable {
    public var path: String
    /// The file that names it, and the line there.
    public var file: String
    public var line: Int

    public init(path: String, file: String, line: Int) {
      self.path = path
      self.file = file
      self.line = line
    }
  }

  public var patterns: [Pattern] = []
  public var evaluationInterval = Duration.seconds(60)
  public var queryOffset = Duration.zero
  public var externalLabels = Labels([])

  public init() {}

  init(_ section: ConfigurationSection, _ global: GlobalDefaults) throws(ConfigurationError) {
    for node in try section.elements("rule_files") {
      patterns.append(Pattern(path: node.resolved(try node.text()), file: node.file, line: node.line))
    }
    evaluationInterval = global.evaluationInterval
    queryOffset = global.ruleQueryOffset
    externalLabels = global.externalLabels
  }
}

extension RuleReferences.Pattern {
  /// The files that are there now, sorted by bytes; the path itself where it is no pattern, whether it is there or not.
  public var files: [String] {
    path.utf8.contains { Self.special.contains($0) } ? PathPattern.matches(path) : [path]
  }

  private static let special = Array("*?[".utf8)
}
