import PromQL
import Telemetry
import Testing

@testable import Alerting

@Suite struct RuleFileTests {
  private func file(_ rules: String) -> RuleFile {
    RuleFile(yaml: "groups:\n- name: g\n  rules:\n" + rules, path: "rules.yml")
  }

  @Test func allKeysOfAnAlertAreRead() throws {
    let yaml = """
      groups:
      - name: models
        interval: 30s
        query_offset: 1m
        limit: 5
        labels: {team: ml}
        rules:
        - record: model:rate
          expr: rate(x[5m])
          labels: {a: b}
        - alert: Slow
          expr: |
            model:rate
              < 2
          for: 5m
          keep_firing_for: 1h
          labels: {severity: page}
          annotations:
            summary: "{{ $labels.model }} is slow"
            hint: look
      """
    let file = RuleFile(yaml: yaml, path: "rules.yml")
    #expect(file.faults == [])
    #expect(file.warnings == [])
    let group = try #require(file.groups.first)
    #expect(group.name == "models")
    #expect(group.file == "rules.yml")
    #expect(group.interval == .seconds(30))
    #expect(group.queryOffset == .seconds(60))
    #expect(group.limit == 5)
    #expect(group.labels == [Label("team", "ml")])
    #expect(group.rules.map(\.name) == ["model:rate", "Slow"])
    #expect(group.rules.map(\.line) == [8, 11])
    #expect(group.rules[0].kind == .recording)
    let alert = group.rules[1]
    #expect(alert.kind == .alerting(Rule.Hold(holdDuration: .seconds(300), keepFiringFor: .seconds(3_600))))
    #expect(alert.expressionText == "model:rate\n  < 2\n")
    #expect(alert.expression.description == "model:rate < 2")
    #expect(alert.labels == [Label("severity", "page")])
    #expect(alert.annotations == [Label("summary", "{{ $labels.model }} is slow"), Label("hint", "look")])
  }

  @Test func aGroupWithoutAnIntervalHasTheDefaultOne() {
    let yaml = "groups: [{name: a, interval: }, {name: b, interval: 0s}, {name: c, interval: 5s}]"
    let file = RuleFile(yaml: yaml, path: "", defaultInterval: .seconds(15))
    #expect(file.groups.map(\.interval) == [.seconds(15), .seconds(15), .seconds(5)])
  }

  @Test func aRuleThatDoesNotParseIsLeftOutAndTheOthersGoOn() {
    let file = file(
      """
        - {alert: A, expr: up ==}
        - {alert: B, expr: up}
        - {record: 1a, expr: up}
        - {alert: C, expr: up, intervall: 5m}
        - {alert: D, expr: up}
      """)
    #expect(file.groups.flatMap(\.rules).map(\.name) == ["B", "D"])
    #expect(
      file.faults.map(\.description) == [
        "rules.yml:4:27: group “g”, rule 1 “A”: expr: parse error: unexpected end of input",
        "rules.yml:6:14: group “g”, rule 3 “1a”: record: “1a” is no name of a series; expected letters, digits, _ and :, "
          + "no digit first",
        "rules.yml:7:26: group “g”, rule 4: rules: unknown key “intervall”",
      ])
  }

  @Test func allThatIsWrongWithARuleIsSaid() {
    let file = file(
      """
        - record: a b
          expr: up[5m]
          for: 1m
          labels: {1: b}
          annotations: {summary: x}
      """)
    #expect(file.faults.map(\.line) == [5, 4, 6, 8, 7])
    #expect(file.ruleCount == 0)
  }

  /// Each of the places was counted by hand.
  @Test(arguments: [
    ("expr: sum(rate(x[5m)", 1, 20), ("expr: 'sum(rate(x[5m)'", 1, 21), (#"expr: "sum(rate(x[5m)""#, 1, 21),
    ("expr: 'up{a=''b''} ??'", 1, 20), (#"expr: "up{a=\"b\"} ??""#, 1, 20), ("expr: |\n  sum(\n    rate(x[5m)", 3, 14),
    ("expr: >-\n  sum(\n  rate(x[5m)", 3, 12), ("expr: sum(\n  rate(x[5m)", 2, 12), ("expr: |\n\n  up ??", 3, 6),
    ("expr: up ==", 1, 12), ("expr: |\n  up ==\n", 2, 8), ("expr: up{a='ü'} ??", 1, 17),
    ("expr: |  # why\n  up ??", 2, 6),
  ])
  func theFaultOfAnExpressionHasItsPlaceInTheFile(text: String, line: Int, column: Int) throws {
    let indented = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
    let file = file("  - alert: A\n    \(indented)\n")
    let fault = try #require(file.faults.first)
    #expect(file.faults.count == 1)
    #expect((fault.line, fault.column ?? 0) == (line + 4, column + 4), "\(fault)")
  }

  @Test func aGroupWithAWrongKeyKeepsItsRules() {
    let yaml = "groups: [{name: a, interval: soon, limitt: 3, rules: [{alert: A, expr: up}]}]"
    let file = RuleFile(yaml: yaml, path: "rules.yml")
    #expect(file.groups.map(\.interval) == [.seconds(60)])
    #expect(file.ruleCount == 1)
    #expect(
      file.faults.map(\.description) == [
        "rules.yml:1:36: groups: unknown key “limitt”; did you mean “limit”?",
        "rules.yml:1:30: group “a”: interval: expected a duration such as 30s or 1m30s",
      ])
  }

  @Test func aSecondGroupOfTheSameNameIsLeftOut() {
    let yaml = "groups: [{name: a, rules: [{alert: A, expr: up}]}, {name: a}]"
    let file = RuleFile(yaml: yaml, path: "rules.yml")
    #expect(file.groups.count == 1)
    #expect(file.faults.map(\.description) == ["rules.yml:1:52: two groups of the file are named “a”; rename one"])
  }

  @Test func whatIsNoYAMLIsOneFault() {
    let file = RuleFile(yaml: "groups: [\n", path: "rules.yml")
    #expect(file.groups.isEmpty)
    #expect(file.faults.count == 1)
    #expect(file.faults.first?.line == 2)
  }

  @Test func rulesThatStandTwiceAreWarnedOf() {
    let file = file(
      """
        - {alert: A, expr: up == 0, labels: {a: b}}
        - {alert: A, expr: up == 1, labels: {a: b}}
        - {alert: A, expr: up == 1, labels: {a: c}}
      """)
    #expect(file.faults == [])
    #expect(file.warnings.map(\.line) == [5])
    #expect(file.ruleCount == 3)
  }

  @Test func aValueInALabelIsWarnedOf() {
    let file = file("  - {alert: A, expr: up, labels: {a: '{{ $value }}', b: '{{ $labels.job }}'}}\n")
    #expect(file.warnings.map(\.column) == [38])
    #expect(file.ruleCount == 1)
  }

  @Test func driftopsOwnRulesHaveNoFault() {
    #expect(DefaultRules.file.faults == [])
    #expect(DefaultRules.file.warnings == [])
    #expect(!DefaultRules.file.groups.isEmpty)
  }
}
