internal import ConfigurationFiles
internal import PromQL
internal import Telemetry

/// What must be there at one time.
struct RuleTestCase: Sendable {
  enum Expectation: Sendable {
    /// All alerts of this name that fire.
    case alerts(name: String, [ExpectedAlert])
    case samples(expression: String, [ExpectedSample])
  }

  var line: Int
  /// Since the start of the group.
  var time: Duration
  var expectation: Expectation

  init(alerts node: ConfigurationNode) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: ["eval_time", "alertname", "exp_alerts"])
    guard let name = try section.text("alertname") else { throw node.fault("alertname is missing") }
    line = node.line
    time = try section.duration("eval_time") ?? .zero
    var alerts: [ExpectedAlert] = []
    for node in try section.elements("exp_alerts") {
      let alert = try ConfigurationSection(node, keys: ["exp_labels", "exp_annotations"])
      alerts.append(
        ExpectedAlert(
          labels: Labels(try alert.labels("exp_labels") + [Label(AlertLabels.name, name)]),
          annotations: try alert.labels("exp_annotations")))
    }
    expectation = .alerts(name: name, alerts)
  }

  init(samples node: ConfigurationNode) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: ["expr", "eval_time", "exp_samples"])
    guard let expression = try section.text("expr") else { throw node.fault("expr is missing") }
    line = node.line
    time = try section.duration("eval_time") ?? .zero
    var samples: [ExpectedSample] = []
    for node in try section.elements("exp_samples") { samples.append(try ExpectedSample(node)) }
    expectation = .samples(expression: expression, samples)
  }

  func outcome(_ verdict: ScriptOutcome.Verdict) -> ScriptOutcome {
    let subject =
      switch expectation {
      case .alerts(let name, _): "alert \(name)"
      case .samples(let expression, _): expression
      }
    return ScriptOutcome(line: line, query: "\(subject) at \(PrometheusDuration.text(time))", verdict: verdict)
  }

  func failed(_ reasons: [String]) -> ScriptOutcome { outcome(.failed(reasons)) }
}

/// An alert that must fire.
struct ExpectedAlert: Sendable, Equatable {
  var labels: Labels
  /// By their names.
  var annotations: [Label]

  init(labels: Labels, annotations: [Label]) {
    self.labels = labels
    self.annotations = annotations.sorted()
  }
}

extension ExpectedAlert: CustomStringConvertible {
  var description: String {
    let texts = annotations.map { "\($0.name): \($0.value)" }
    return "\(labels)" + (texts.isEmpty ? "" : " with \(texts.joined(separator: "; "))")
  }
}

/// An element that an expression must give.
struct ExpectedSample: Sendable {
  var labels: Labels
  var value: Double
  /// Which is not kept here.
  var isHistogram: Bool

  fileprivate init(_ node: ConfigurationNode) throws(ConfigurationError) {
    let section = try ConfigurationSection(node, keys: ["labels", "value", "histogram"])
    var room = 1
    labels = try node.notation(series: try section.text("labels") ?? "{}", line: node.line, room: &room).labels
    isHistogram = section["histogram"] != nil
    value = try section["value"].map { (node) throws(ConfigurationError) in try Self.number(node) } ?? 0
  }

  /// As YAML writes it, or as Prometheus does.
  private static func number(_ node: ConfigurationNode) throws(ConfigurationError) -> Double {
    let text = try node.text().lowercased()
    switch text {
    case ".inf", "+.inf": return .infinity
    case "-.inf": return -.infinity
    case ".nan": return .nan
    default: break
    }
    guard let number = Double(text) else { throw node.fault("expected a number") }
    return number
  }
}
