internal import PromQL

/// Which series a panel's expression is about, and what its result tells apart.
///
///     PanelScope(matching: ["job": .equal("llm")], by: ["instance"])
struct PanelScope: Hashable, Sendable {
  /// What is asked of all series besides what the panel's query asks.
  var tests: [String: SeriesSelector.Test]
  /// The labels that the result has.
  var grouping: [String]

  init(matching tests: [String: SeriesSelector.Test] = [:], by grouping: [String] = []) {
    self.tests = tests
    self.grouping = grouping
  }

  /// All series of one server.
  init(of server: ServerIdentity) {
    self.init(matching: ["job": .equal(server.job)])
    tests["instance"] = server.instance.map { .equal($0) }
  }

  /// `sum by (job) `: an aggregation as it stands before its operand.
  func aggregation(_ name: String, and further: [String] = []) -> String {
    let labels = further + grouping
    return labels.isEmpty ? name : "\(name) by (\(labels.map(StringLiteral.labelName).joined(separator: ", "))) "
  }
}
