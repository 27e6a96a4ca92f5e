/// The rules that driftop comes with, so that a screen without any configuration says what is wrong.
public enum DefaultRules {
  /// The name under which they are known in messages and on the screen.
  public static let name = "driftop's own rules"

  /// As a rule file, which a person may print, change and use in their place.
  public static let yaml = """
    groups: []
    """

  public static var file: RuleFile { RuleFile(yaml: yaml, path: name) }
}
