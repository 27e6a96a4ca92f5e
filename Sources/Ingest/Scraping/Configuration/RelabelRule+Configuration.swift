internal import ConfigurationFiles
internal import Telemetry

extension RelabelRule {
  init(_ node: ConfigurationNode, requiresPlainNames: Bool) throws(ConfigurationError) {
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
