internal import ConfigurationFiles
internal import Telemetry

/// What a group of a rule file says, and what is wrong with it.
///
/// A key that is wrong leaves the group's rules as they are: they go on with what is usual.
struct RuleGroupReading {
  /// `nil` for what is no group at all.
  private(set) var group: RuleGroup?
  private(set) var faults: [RuleFault] = []
  private(set) var warnings: [RuleFault] = []

  private static let keys = ["name", "interval", "query_offset", "limit", "labels", "rules"]

  init(_ node: ConfigurationNode, _ source: ConfigurationSource, _ defaults: RuleGroup) {
    do throws(ConfigurationError) {
      let section = try section(node)
      guard let name = try section.text("name"), !name.isEmpty else {
        throw ConfigurationError(
          file: node.file, line: node.line, column: node.column, reason: "a group without a name; expected “name: …”")
      }
      var group = defaults
      (group.name, group.file) = (name, node.file)
      read(section, into: &group)
      for (index, node) in try section.elements("rules").enumerated() where !node.isNull {
        let reading = RuleReading(node, source, subject: "group “\(name)”, rule \(index + 1)")
        faults += reading.faults
        warnings += reading.warnings
        if let rule = reading.rule { group.rules.append(rule) }
      }
      self.group = group
    } catch {
      faults.append(RuleFault(error))
    }
  }

  private mutating func section(_ node: ConfigurationNode) throws(ConfigurationError) -> ConfigurationSection {
    do throws(ConfigurationError) {
      return try ConfigurationSection(node, keys: Self.keys)
    } catch {
      // With any ending let through: the keys that are known are read nonetheless.
      let section = try ConfigurationSection(node, keys: Self.keys, suffix: "")
      faults.append(RuleFault(error))
      return section
    }
  }

  private mutating func read(_ section: ConfigurationSection, into group: inout RuleGroup) {
    let subject = "group “\(group.name)”"
    func attempt(_ body: (inout RuleGroup) throws(ConfigurationError) -> Void) {
      do throws(ConfigurationError) {
        try body(&group)
      } catch {
        faults.append(RuleFault(error, in: subject))
      }
    }
    attempt { (group) throws(ConfigurationError) in group.interval = try section.duration("interval") ?? group.interval
    }
    attempt { (group) throws(ConfigurationError) in
      group.queryOffset = try section["query_offset"]?.duration() ?? group.queryOffset
    }
    attempt { (group) throws(ConfigurationError) in
      guard let node = section["limit"] else { return }
      guard let limit = Int(try node.text()) else { throw node.fault("expected a whole number; 0 is no limit") }
      group.limit = max(0, limit)
    }
    attempt { (group) throws(ConfigurationError) in
      group.labels = try section["labels"]?.namedTexts().map { Label($0.key, $0.value.shownText) } ?? []
    }
  }
}
