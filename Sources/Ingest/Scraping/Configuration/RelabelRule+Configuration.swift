internal import Telemetry

extension RelabelRule {
  init(_ node: ConfigurationNode, requiresPlainNames: Bool) throws(ScrapeConfigurationError) {
    let section = try ConfigurationSection(
      node, keys: ["source_labels", "separator", "regex", "modulus", "target_label", "replacement", "action"])
    var parameters = Parameters()
    parameters.requiresPlainNames = requiresPlainNames
    if let action = section["action"] {
      guard let known = Action(rawValue: try action.text().lowercased()) else {
        throw action.fault("expected one of \(Action.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      parameters.action = known
    }
    parameters.sourceLabels = try section["source_labels"]?.texts() ?? []
    parameters.separator = try section.text("separator") ?? parameters.separator
    parameters.regex = try section.text("regex") ?? parameters.regex
    parameters.targetLabel = try section.text("target_label") ?? ""
    parameters.replacement = try section.text("replacement") ?? parameters.replacement
    parameters.modulus = UInt64(try section.count("modulus", default: 0))
    do {
      try self.init(parameters)
    } catch {
      throw node.fault(error.sentence)
    }
  }
}

extension TargetGroup {
  /// - Parameter allowsAnyAddress: whether rules may still turn what is no address into one.
  init(_ node: ConfigurationNode, allowsAnyAddress: Bool) throws(ScrapeConfigurationError) {
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
  init(_ node: ConfigurationNode) throws(ScrapeConfigurationError) {
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
