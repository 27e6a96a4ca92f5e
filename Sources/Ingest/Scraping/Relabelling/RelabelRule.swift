internal import Telemetry

/// One step that rewrites the labels of a target or of a sample, as in Prometheus's `relabel_config`.
///
///     var parameters = RelabelRule.Parameters()
///     parameters.sourceLabels = ["__address__"]
///     parameters.regex = "(.*):\\d+"
///     parameters.targetLabel = "host"
///     try [RelabelRule(parameters)].applied(to: Labels([Label("__address__", "gpu1:8000")]))?["host"]  // "gpu1"
///
/// - Reference: Prometheus 3, Configuration, `<relabel_config>`.
public struct RelabelRule: Sendable {
  public enum Action: String, Sendable, CaseIterable {
    case replace, keep, drop, keepequal, dropequal, hashmod, labelmap, labeldrop, labelkeep, lowercase, uppercase
  }

  /// What a rule says, each with Prometheus's default.
  public struct Parameters: Sendable, Hashable {
    public var action = Action.replace
    /// Whose values are joined by `separator`; a label that is not there is empty.
    public var sourceLabels: [String] = []
    public var separator = ";"
    /// Must match the whole joined value, or a label's whole name; `.` matches line breaks too.
    public var regex = "(.*)"
    public var targetLabel = ""
    /// With `$1`, `${1}`, `${name}` for the groups of `regex`.
    public var replacement = "$1"
    public var modulus: UInt64 = 0
    /// Whether names are held to `[a-zA-Z_][a-zA-Z0-9_]*`, as before Prometheus 3.
    public var requiresPlainNames = false

    public init() {}
  }

  /// Why a rule makes no sense: the sentence names the key at fault.
  public struct Invalid: Error, Hashable {
    public var sentence: String
  }

  public let parameters: Parameters
  let pattern: Pattern
  let target: ReplacementTemplate
  let replacement: ReplacementTemplate

  /// - Throws: ``Invalid`` where Prometheus refuses the rule.
  public init(_ parameters: Parameters) throws(Invalid) {
    try parameters.check()
    do {
      pattern = try Pattern(parameters.regex)
    } catch {
      throw Invalid(sentence: "regex “\(parameters.regex)”: \(error.reason)")
    }
    self.parameters = parameters
    target = ReplacementTemplate(parameters.targetLabel, pattern: pattern)
    replacement = ReplacementTemplate(parameters.replacement, pattern: pattern)
  }
}

extension RelabelRule.Parameters {
  fileprivate func check() throws(RelabelRule.Invalid) {
    func fault(_ sentence: String) -> RelabelRule.Invalid {
      RelabelRule.Invalid(sentence: "action \(action): \(sentence)")
    }
    let standard = RelabelRule.Parameters()
    let hasOwnReplacement = replacement != standard.replacement
    let hasOwnModulus = modulus != standard.modulus || separator != standard.separator
    for name in sourceLabels where !isValidName(name) { throw fault("source_labels: “\(name)” is not a label's name") }
    switch action {
    case .hashmod where modulus == 0: throw fault("modulus is missing; expected a number above 0")
    case .replace, .hashmod, .lowercase, .uppercase, .keepequal, .dropequal:
      guard !targetLabel.isEmpty else { throw fault("target_label is missing; expected a label's name") }
      let isTemplate = action == .replace && targetLabel.utf8.contains(UInt8(ascii: "$"))
      guard isTemplate ? isValidTemplate(targetLabel) : isValidName(targetLabel) else {
        throw fault("target_label: “\(targetLabel)” is not a label's name")
      }
    case .labelmap where !isValidTemplate(replacement):
      throw fault("replacement: “\(replacement)” gives no label's name")
    default: break
    }
    switch action {
    case .lowercase where hasOwnReplacement, .uppercase where hasOwnReplacement:
      throw fault("replacement is not used here; remove it")
    case .keepequal where hasOwnReplacement || hasOwnModulus || regex != standard.regex,
      .dropequal where hasOwnReplacement || hasOwnModulus || regex != standard.regex:
      throw fault("only source_labels and target_label are used here; remove the other keys")
    case .labeldrop where hasOwnReplacement || hasOwnModulus || !sourceLabels.isEmpty || !targetLabel.isEmpty,
      .labelkeep where hasOwnReplacement || hasOwnModulus || !sourceLabels.isEmpty || !targetLabel.isEmpty:
      throw fault("only regex is used here; remove the other keys")
    default: break
    }
  }

  func isValidName(_ name: String) -> Bool {
    requiresPlainNames ? Labels.isPlainLabelName(name) : !name.isEmpty
  }

  /// References count as letters.
  private func isValidTemplate(_ template: String) -> Bool {
    guard requiresPlainNames else { return !template.isEmpty }
    return Labels.isPlainLabelName("_" + String(template.filter { !"${}".contains($0) })) && !template.isEmpty
  }
}
