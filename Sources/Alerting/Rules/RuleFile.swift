internal import ConfigurationFiles
internal import PromQL
internal import Telemetry

/// A file of rules as Prometheus reads it.
///
///     let file = RuleFile(yaml: text, path: "rules.yml")
///     file.groups.flatMap(\.rules).map(\.name)  // ["QualityFell"]
///     file.faults.map(\.description)            // ["rules.yml:12:7: …"]
///
/// A rule that is wrong is a fault and is left out; the others go on.
/// - Reference: Prometheus, "Defining recording rules".
public struct RuleFile: Sendable {
  public private(set) var groups: [RuleGroup] = []
  public private(set) var faults: [RuleFault] = []

  /// - Parameters:
  ///   - path: for messages.
  ///   - defaultInterval: of groups that name none; Prometheus's `evaluation_interval`.
  public init(yaml: String, path: String, defaultInterval: Duration = .seconds(60)) {
  }
}
