import Telemetry
import Testing

@testable import Ingest

@Suite struct RelabelRuleTests {
  private func rule(_ change: (inout RelabelRule.Parameters) -> Void) throws -> RelabelRule {
    var parameters = RelabelRule.Parameters()
    change(&parameters)
    return try RelabelRule(parameters)
  }

  @Test func rewritesAnAddressToItsHost() throws {
    let rules = [
      try rule {
        $0.sourceLabels = ["__address__"]
        $0.regex = "(.*):\\d+"
        $0.targetLabel = "host"
      }
    ]
    let labels = try #require(rules.applied(to: Labels([Label("__address__", "gpu1:8000")])))
    #expect(labels["host"] == "gpu1")
    #expect(rules.applied(to: Labels([Label("__address__", "gpu1")]))?["host"] == nil)
  }

  /// Go's documentation of Regexp.Expand.
  @Test(arguments: [
    ("$1x", ""), ("${1}x", "gx"), ("$$1", "$1"), ("$", "$"), ("${1", "${1"), ("$-", "$-"), ("$name.", "g."),
    ("$01", ""),
    ("$0", "gpu"), ("$2", ""),
  ])
  func expandsReferencesAsGoDoes(template: String, expected: String) throws {
    let pattern = try Pattern("(?P<name>g)pu")
    let groups = try #require(pattern.groups(in: "gpu"))
    #expect(ReplacementTemplate(template, pattern: pattern).expanded(with: groups) == expected)
  }

  @Test func refusesWhatPrometheusRefuses() {
    #expect(throws: RelabelRule.Invalid.self) { try rule { $0.action = .hashmod } }
    #expect(throws: RelabelRule.Invalid(sentence: "action replace: target_label is missing; expected a label's name")) {
      try rule { _ in }
    }
    #expect(throws: RelabelRule.Invalid.self) {
      try rule {
        $0.action = .labeldrop
        $0.sourceLabels = ["a"]
      }
    }
    #expect(throws: RelabelRule.Invalid.self) {
      try rule {
        $0.action = .lowercase
        $0.targetLabel = "a"
        $0.replacement = "b"
      }
    }
    #expect(throws: RelabelRule.Invalid.self) {
      try rule {
        $0.action = .keep
        $0.regex = "("
      }
    }
  }

  @Test func namesMayHoldAnyTextUnlessTheOldSchemeIsAskedFor() throws {
    let modern = try rule {
      $0.targetLabel = "gpu.model"
      $0.replacement = "H100"
    }
    #expect([modern].applied(to: Labels([]))?["gpu.model"] == "H100")
    #expect(throws: RelabelRule.Invalid.self) {
      try rule {
        $0.targetLabel = "gpu.model"
        $0.requiresPlainNames = true
      }
    }
  }
}
