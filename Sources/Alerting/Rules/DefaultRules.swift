/// The rules that driftop comes with, so that a screen without any configuration says what is wrong.
///
/// Each alert has a `severity` (critical, warning or info), a `summary`, a `reason` with numbers and a `hint` what to do.
public enum DefaultRules {
  /// The name under which they are known in messages and on the screen.
  public static let name = "driftop's own rules"

  /// As a rule file, which a person may print, change and use in their place.
  public static let yaml =
    "groups:\n" + [traffic, sources, requests, quality, labels, data].map { $0 + "\n" }.joined(separator: "\n")

  /// Parsed again each time.
  public static var file: RuleFile { RuleFile(yaml: yaml, path: name) }
}
