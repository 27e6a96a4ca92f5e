internal import ConfigurationFiles
internal import Telemetry

/// A file of rules as Prometheus reads it.
///
///     let file = RuleFile(yaml: text, path: "rules.yml")
///     file.groups.flatMap(\.rules).map(\.name)  // ["QualityFell"]
///     file.faults.map(\.description)            // ["rules.yml:12:7: …"]
///
/// All keys of Prometheus 2.42 to 3 are taken. A rule that is wrong is a fault and is left out; the others go on. Names of
/// recorded series and of labels are held to the letters of Prometheus 2: letters, digits, `_`, and `:` in a series' name.
/// - Complexity: O(length of the text), and of all expressions.
/// - Reference: Prometheus, "Defining recording rules" and "Alerting rules".
public struct RuleFile: Sendable {
  public private(set) var groups: [RuleGroup] = []
  /// In the order of the file.
  public private(set) var faults: [RuleFault] = []
  /// What can be used but is hardly meant: rules that stand twice, alerts that are new ones at each evaluation.
  public private(set) var warnings: [RuleFault] = []

  /// - Parameters:
  ///   - path: for messages.
  ///   - defaultInterval: of groups that name none; Prometheus's `evaluation_interval`.
  ///   - defaultQueryOffset: the same; Prometheus's `rule_query_offset`.
  public init(
    yaml: String, path: String, defaultInterval: Duration = .seconds(60), defaultQueryOffset: Duration = .zero
  ) {
    let defaults = RuleGroup(name: "", interval: defaultInterval, queryOffset: defaultQueryOffset)
    do throws(ConfigurationError) {
      guard let root = try ConfigurationNode.root(yaml: yaml, path: path) else { return }
      let nodes = try ConfigurationSection(root, keys: ["groups"]).elements("groups")
      let source = ConfigurationSource(yaml)
      for node in nodes where !node.isNull { take(RuleGroupReading(node, source, defaults), at: node) }
    } catch {
      faults.append(RuleFault(error))
    }
    warnings += RuleWarnings.duplicates(in: groups, path: path)
    warnings.sort { $0.line < $1.line }
  }

  public var ruleCount: Int { groups.reduce(0) { $0 + $1.rules.count } }

  private mutating func take(_ reading: RuleGroupReading, at node: ConfigurationNode) {
    faults += reading.faults
    warnings += reading.warnings
    guard let group = reading.group else { return }
    guard !groups.contains(where: { $0.name.utf8.elementsEqual(group.name.utf8) }) else {
      faults.append(
        RuleFault(
          file: node.file, line: node.line, column: node.column,
          reason: "two groups of the file are named “\(group.name)”; rename one"))
      return
    }
    groups.append(group)
  }
}

extension RuleFault {
  init(_ error: ConfigurationError, in subject: String? = nil) {
    let prefix = subject.map { "\($0): " } ?? ""
    self.init(file: error.file, line: error.line, column: error.column, reason: prefix + error.reason)
  }
}
