internal import ConfigurationFiles
internal import Telemetry

/// What can be used but is hardly meant.
enum RuleWarnings {
  /// Rules of the same name and labels: what they store or raise cannot be told apart.
  ///
  /// - Complexity: O(rules).
  static func duplicates(in groups: [RuleGroup], path: String) -> [RuleFault] {
    struct Key: Hashable {
      var isAlert: Bool
      var name: String
      var labels: Labels
    }
    var lines: [Key: Int] = [:]
    var warnings: [RuleFault] = []
    for group in groups {
      for rule in group.rules {
        let key = Key(isAlert: rule.kind != .recording, name: rule.name, labels: Labels(rule.labels))
        if let first = lines[key] {
          warnings.append(
            RuleFault(
              file: path, line: rule.line,
              reason: "“\(rule.name)” stands in line \(first) with the same labels; their series are the same"))
        } else {
          lines[key] = rule.line
        }
      }
    }
    return warnings
  }

  /// A label with the value in it is another alert at each evaluation, whose `for` never ends.
  static func changingLabel(_ label: ConfigurationEntry, subject: String) -> RuleFault? {
    let text = label.value.shownText
    guard text.contains("{{"), text.contains("$value") || text.contains(".Value") else { return nil }
    return RuleFault(
      file: label.value.file, line: label.value.line, column: label.value.column,
      reason: "\(subject): label \(label.key) holds the value, so that each new value is a new alert; move it to "
        + "annotations")
  }
}
