public import ConfigurationFiles
internal import Telemetry

extension AlertmanagerServer {
  /// The Alertmanagers that a `prometheus.yml` names under `alerting`, and sentences about what has no effect there.
  public struct Configured: Sendable {
    public var servers: [AlertmanagerServer] = []
    public var unused: [String] = []

    public init() {}
  }

  /// The key of a configuration file under which they stand.
  public static let configurationKey = "alerting"

  private static let keys = [
    "static_configs", "scheme", "path_prefix", "timeout", "api_version", "relabel_configs", "alert_relabel_configs",
    "sigv4", "oauth2", "no_proxy", "proxy_from_environment", "proxy_connect_header",
  ]
  fileprivate static let unusedKeys = [
    "relabel_configs", "alert_relabel_configs", "sigv4", "oauth2", "no_proxy", "proxy_from_environment",
    "proxy_connect_header",
  ]

  /// Reads `alerting: {alertmanagers: […]}`.
  ///
  /// - Parameter path: for messages, and the folder that other paths are taken from.
  /// - Reference: Prometheus, Configuration, `<alertmanager_config>`.
  public static func configured(yaml: String, path: String) throws(ConfigurationError) -> Configured {
    var result = Configured()
    guard let root = try ConfigurationNode.root(yaml: yaml, path: path),
      let entry = try root.entries().last(where: { $0.key == configurationKey }), !entry.value.isNull
    else { return result }
    let section = try ConfigurationSection(entry.value, keys: ["alertmanagers", "alert_relabel_configs"])
    result.note(section, among: ["alert_relabel_configs"])
    for node in try section.elements("alertmanagers") { try result.add(node) }
    return result
  }

  fileprivate static func servers(
    _ section: ConfigurationSection
  ) throws(ConfigurationError) -> [AlertmanagerServer] {
    if let version = section["api_version"], try version.text() != "v2" { throw version.fault("expected v2") }
    let scheme = try section.text("scheme") ?? "http"
    guard scheme == "http" || scheme == "https" else { throw section.place.fault("scheme: expected http or https") }
    let prefix = try section.text("path_prefix") ?? ""
    let configuration = try HTTPConfiguration(section)
    let timeout = try section.duration("timeout")
    var servers: [AlertmanagerServer] = []
    for node in try section.elements("static_configs") {
      for target in try ConfigurationSection(node, keys: ["targets", "labels"]).elements("targets") {
        let address = "\(scheme)://\(try target.text())\(prefix.isEmpty || prefix.hasPrefix("/") ? "" : "/")\(prefix)"
        do throws(HTTPFailure) {
          var server = try AlertmanagerServer(parsing: address, configuration)
          server.timeout = timeout ?? server.timeout
          servers.append(server)
        } catch {
          throw target.fault(error.sentence)
        }
      }
    }
    return servers
  }

  fileprivate static func section(_ node: ConfigurationNode) throws(ConfigurationError) -> ConfigurationSection {
    try ConfigurationSection(node, keys: keys + HTTPConfiguration.keys, suffix: "_sd_configs")
  }
}

extension AlertmanagerServer.Configured {
  fileprivate mutating func add(_ node: ConfigurationNode) throws(ConfigurationError) {
    let section = try AlertmanagerServer.section(node)
    servers += try AlertmanagerServer.servers(section)
    note(section, among: AlertmanagerServer.unusedKeys)
  }

  fileprivate mutating func note(_ section: ConfigurationSection, among keys: [String]) {
    for (key, line) in section.keysAndLines where keys.contains(key) || key.hasSuffix("_sd_configs") {
      let hint = key.hasSuffix("_sd_configs") ? "; name the Alertmanagers under static_configs" : ""
      unused.append("\(section.place.file):\(line): \(key) is not used by driftop\(hint)")
    }
  }
}
