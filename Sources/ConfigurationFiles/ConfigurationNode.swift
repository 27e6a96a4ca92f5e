public import Yams

/// A value of a configuration file, with the place it stands at.
///
/// What it reads wrongly it reports by the name of the key and what was expected, never by the value, which may be a
/// secret.
public struct ConfigurationNode {
  public let file: String
  /// The key it stands under, for messages.
  public let name: String
  public let node: Node

  public init(file: String, name: String, node: Node) {
    self.file = file
    self.name = name
    self.node = node
  }

  /// The root of a document; `nil` when there is nothing in it.
  public static func root(yaml: String, path: String) throws(ConfigurationError) -> ConfigurationNode? {
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return nil }
      let root = ConfigurationNode(file: path, name: "configuration", node: node)
      return root.isNull ? nil : root
    } catch let error as YamlError {
      throw syntaxFault(error, path: path)
    } catch {
      throw ConfigurationError(file: path, line: 1, reason: "not YAML")
    }
  }

  public var line: Int { node.mark?.line ?? 1 }

  /// From 1, in characters.
  public var column: Int { node.mark?.column ?? 1 }

  public var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .any || scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  public func fault(_ reason: String) -> ConfigurationError {
    ConfigurationError(file: file, line: line, column: column, reason: "\(name): \(reason)")
  }

  // Yams's own description quotes the line, in which a secret may stand.
  private static func syntaxFault(_ error: YamlError, path: String) -> ConfigurationError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ConfigurationError(file: path, line: mark.line, column: mark.column, reason: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(_, let context):
      ConfigurationError(file: path, line: context.mark.line, reason: "a key stands twice here; remove one")
    default: ConfigurationError(file: path, line: 1, reason: "not YAML")
    }
  }
}

extension ConfigurationNode {
  public func text() throws(ConfigurationError) -> String {
    guard case .scalar(let scalar) = node else { throw fault("expected one text") }
    return isNull ? "" : scalar.string
  }

  public func flag() throws(ConfigurationError) -> Bool {
    switch try text() {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": return true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": return false
    default: throw fault("expected true or false")
    }
  }

  public func count() throws(ConfigurationError) -> Int {
    guard let count = Int(try text()), count >= 0 else { throw fault("expected a whole number of 0 or more") }
    return count
  }

  public func duration() throws(ConfigurationError) -> Duration {
    guard let duration = PrometheusDuration.parse(try text()) else {
      throw fault("expected a duration such as 30s or 1m30s")
    }
    return duration
  }

  public func size() throws(ConfigurationError) -> Int {
    guard let size = ByteSize.parse(try text()) else { throw fault("expected a size such as 10MB or 512KB") }
    return size
  }

  /// The elements of a list; none for nothing.
  public func elements() throws(ConfigurationError) -> [ConfigurationNode] {
    if isNull { return [] }
    guard case .sequence(let sequence) = node else { throw fault("expected a list (lines that begin with “- ”)") }
    return sequence.map { ConfigurationNode(file: file, name: name, node: $0) }
  }

  public func texts() throws(ConfigurationError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  /// Names and values in the order of the file; none for nothing.
  public func entries() throws(ConfigurationError) -> [ConfigurationEntry] {
    if isNull { return [] }
    guard case .mapping(let mapping) = node else { throw fault("expected “key: value” lines") }
    var entries: [ConfigurationEntry] = []
    for (key, value) in mapping {
      guard let keyText = key.string else {
        throw ConfigurationError(
          file: file, line: key.mark?.line ?? line, reason: "\(name): expected a plain key")
      }
      let entry = ConfigurationEntry(
        key: keyText, line: key.mark?.line ?? line, column: key.mark?.column ?? column,
        value: ConfigurationNode(file: file, name: keyText, node: value))
      // What an anchor merges in gives way to what stands here.
      entries += keyText == "<<" ? try entry.value.entries() : []
      if keyText != "<<" {
        entries.removeAll { $0.key.utf8.elementsEqual(keyText.utf8) }
        entries.append(entry)
      }
    }
    return entries
  }
}

/// A key of a configuration file with its value.
public struct ConfigurationEntry {
  public var key: String
  /// Of the key, both from 1.
  public var line: Int
  public var column: Int
  public var value: ConfigurationNode
}
