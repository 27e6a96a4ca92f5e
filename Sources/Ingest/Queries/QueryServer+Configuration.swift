public import ConfigurationFiles
internal import Yams

extension QueryServer {
  /// The key of a configuration file under which the server stands.
  public static let configurationKey = "prometheus"

  /// The server that a configuration file names: an address, or `url` beside the keys of an ``HTTPConfiguration``.
  ///
  ///     let yaml = "prometheus: {url: 'http://localhost:9090', basic_auth: {username: ann, password_file: ann.txt}}"
  ///     try QueryServer(yaml: yaml, path: "driftop.yml")?.shownURL  // "http://localhost:9090"
  ///
  /// - Returns: `nil` when the file names none.
  /// - Parameter path: for messages, and the folder that other paths are taken from.
  public init?(yaml: String, path: String) throws(ConfigurationError) {
    guard let root = try ConfigurationNode.root(yaml: yaml, path: path),
      let entry = try root.entries().last(where: { $0.key == Self.configurationKey }), !entry.value.isNull
    else { return nil }
    let (place, configuration) = try Self.parts(of: entry.value)
    let address = try place.text()
    do throws(HTTPFailure) {
      try self.init(parsing: address, configuration)
    } catch {
      throw place.fault(error.sentence)
    }
  }

  private static func parts(
    of node: ConfigurationNode
  ) throws(ConfigurationError) -> (url: ConfigurationNode, HTTPConfiguration) {
    if node.node.scalar != nil { return (node, HTTPConfiguration()) }
    let section = try ConfigurationSection(node, keys: ["url"] + HTTPConfiguration.keys)
    guard let url = section["url"] else {
      throw node.fault("url is missing; expected an address as http://localhost:9090")
    }
    return (url, try HTTPConfiguration(section))
  }
}
