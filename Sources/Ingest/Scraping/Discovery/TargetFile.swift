internal import ConfigurationFiles
internal import Telemetry

/// A file of target groups, JSON or YAML, as it was last read.
struct TargetFile {
  let path: String
  private(set) var groups: [TargetGroup] = []
  /// Why the file as it is now cannot be used; its last good groups stay.
  private(set) var note: String?
  private var identity: FileIdentity?

  init(path: String) {
    self.path = path
  }

  /// Reads the file when it is not the one that was read last; whether groups or note are others now.
  mutating func poll() -> Bool {
    // Before reading: what is written meanwhile is noticed next time.
    let identity = FileIdentity(path: path)
    guard identity == nil || identity != self.identity else { return false }
    self.identity = identity
    let before = (groups, note)
    do {
      groups = try Self.groups(of: try TextFile.read(path), path: path)
      note = nil
    } catch let error as ConfigurationError {
      note = "\(error)" + Self.consequence(groups)
    } catch {
      note = "\(path): \((error as? TextFile.Unreadable)?.reason ?? "cannot read")" + Self.consequence(groups)
    }
    return before != (groups, note)
  }

  private static func consequence(_ groups: [TargetGroup]) -> String {
    groups.isEmpty ? "" : "; its last good targets stay"
  }

  // JSON is read as the YAML that it is.
  private static func groups(of text: String, path: String) throws(ConfigurationError) -> [TargetGroup] {
    guard let root = try ConfigurationNode.root(yaml: text, path: path) else { return [] }
    var groups: [TargetGroup] = []
    for node in try root.elements() {
      var group = try TargetGroup(node, allowsAnyAddress: true)
      group.labels.append(Label("__meta_filepath", path))
      groups.append(group)
    }
    return groups
  }
}
