internal import ConfigurationFiles
internal import Telemetry

extension TargetGroup {
  /// - Parameter allowsAnyAddress: whether rules may still turn what is no address into one.
  init(_ node: ConfigurationNode, allowsAnyAddress: Bool) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: ["targets", "labels", "source"])
    self.init(targets: [])
    for target in try section.elements("targets") {
      let address = try target.text()
      guard allowsAnyAddress || TargetAddress.isValid(address) else {
        throw target.fault("expected host:port without scheme and path, which are set by scheme and metrics_path")
      }
      targets.append(address)
    }
    for entry in try section["labels"]?.entries() ?? [] {
      guard !entry.key.isEmpty else { throw node.fault("labels: a label's name is empty") }
      labels.append(Label(entry.key, try entry.value.text()))
    }
  }
}

extension FileDiscovery {
  init(_ node: ConfigurationNode) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: ["files", "refresh_interval"])
    let files = try section.elements("files")
    guard !files.isEmpty else { throw node.fault("files is missing; expected a list of paths") }
    self.init(patterns: [])
    for file in files {
      let path = try file.text()
      guard [".json", ".yml", ".yaml"].contains(where: { path.hasSuffix($0) }) else {
        throw file.fault("“\(path)”: expected a path that ends in .json, .yml or .yaml")
      }
      guard !path.split(separator: "/").dropLast().contains(where: { $0.contains("*") }) else {
        throw file.fault("“\(path)”: expected * in the last part of the path only")
      }
      patterns.append(file.resolved(path))
    }
    refreshInterval = try section.duration("refresh_interval") ?? refreshInterval
  }
}
