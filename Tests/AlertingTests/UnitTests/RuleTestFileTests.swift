import Alerting
import PromQL
import Testing

/// Files as in "Unit testing for rules" of Prometheus's documentation. Whole files are compared with promtool by
/// Tests/Benchmarks/rules.sh.
@Suite struct RuleTestFileTests {
  private static let rules = """
    groups:
    - name: example
      rules:
      - alert: InstanceDown
        expr: up == 0
        for: 5m
        labels: {severity: page}
        annotations: {summary: "Instance {{ $labels.instance }} down"}
      - record: job:up:sum
        expr: sum by (job) (up)
    """

  private static func report(_ tests: String, rules: String = rules) throws -> RuleTestReport {
    let file = try RuleTestFile(yaml: tests, path: "rules_test.yml")
    return file.run([RuleFile(yaml: rules, path: "rules.yml")])
  }

  private static func tests(summary: String = "Instance a:80 down", value: String = "0") -> String {
    """
    rule_files: [rules.yml]
    evaluation_interval: 1m
    tests:
    - interval: 1m
      input_series:
      - series: 'up{job="node", instance="a:80"}'
        values: '0 0 0 0 0 0 0 0'
      alert_rule_test:
      - eval_time: 4m
        alertname: InstanceDown
      - eval_time: 5m
        alertname: InstanceDown
        exp_alerts:
        - exp_labels: {severity: page, instance: 'a:80', job: node}
          exp_annotations: {summary: '\(summary)'}
      promql_expr_test:
      - expr: job:up:sum
        eval_time: 4m
        exp_samples:
        - labels: 'job:up:sum{job="node"}'
          value: \(value)
    """
  }

  @Test func passesWhatComesAsExpected() throws {
    let report = try Self.report(Self.tests())
    #expect(ScriptCounts(report.outcomes).description == "3 passed, 0 failed, 0 left out")
    #expect(report.remarks.isEmpty)
  }

  @Test func tellsWhatAnAlertIsInPlaceOfWhatWasExpected() throws {
    let report = try Self.report(Self.tests(summary: "another"))
    #expect(ScriptCounts(report.outcomes).failed == 1)
    #expect(report.outcomes[1].line == 11)
    #expect(
      report.outcomes[1].verdict
        == .failed([
          #"expected {alertname="InstanceDown", instance="a:80", job="node", severity="page"} with summary: another"#,
          #"got {alertname="InstanceDown", instance="a:80", job="node", severity="page"} with "#
            + "summary: Instance a:80 down",
        ]))
  }

  @Test func tellsWhatAnExpressionGivesInPlaceOfWhatWasExpected() throws {
    let report = try Self.report(Self.tests(value: "1"))
    #expect(
      report.outcomes[2].verdict
        == .failed([#"expected job:up:sum{job="node"} 1"#, #"got job:up:sum{job="node"} 0"#]))
  }

  @Test func anAlertIsSeenAsTheEvaluationBeforeLeftIt() throws {
    let tests = Self.tests().split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "  - eval_time: 5m" ? "  - eval_time: 5m59s" : $0 }.joined(separator: "\n")
    #expect(ScriptCounts(try Self.report(tests).outcomes).failed == 0)
  }

  @Test func fileOfRulesWithAFaultFailsAllTests() throws {
    let report = try Self.report(Self.tests(), rules: "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: 'sum('\n")
    #expect(ScriptCounts(report.outcomes).failed == 3)
  }

  @Test func aRuleThatFailsFailsWhatComesAfterIt() throws {
    let rules = """
      groups:
      - name: a
        rules:
        - record: same
          expr: up
          labels: {instance: x}
      """
    let tests = """
      tests:
      - input_series:
        - {series: 'up{instance="1"}', values: '1'}
        - {series: 'up{instance="2"}', values: '_ 1'}
        promql_expr_test:
        - {expr: same, eval_time: 1m}
      """
    let report = try Self.report(tests, rules: rules)
    guard case .failed(let reasons) = report.outcomes[0].verdict else {
      Issue.record("passed")
      return
    }
    #expect(reasons.count == 1)
    #expect(reasons[0].hasPrefix("the rule same failed at 1970-01-01T00:01:00.000Z: vector contains"))
    let atOnce = "tests: [{input_series: [{series: 'up{instance=\"1\"}', values: 1}, {series: up, values: 1}]}]"
    #expect(ScriptCounts(try Self.report(atOnce, rules: rules).outcomes).failed == 1)
  }

  @Test func rangesOfEitherPrometheusPass() throws {
    func tests(_ count: Int) -> String {
      """
      tests:
      - input_series:
        - {series: x, values: '1x10'}
        promql_expr_test:
        - {expr: 'count_over_time(x[5m])', eval_time: 6m, exp_samples: [{value: \(count)}]}
      """
    }
    #expect(try Self.report(tests(5)).remarks.isEmpty)
    let older = try Self.report(tests(6))
    #expect(ScriptCounts(older.outcomes).passed == 1)
    #expect(
      older.remarks
        == ["the tests on line 2: run with the ranges of Prometheus 2, which count a sample exactly on their start"])
    #expect(ScriptCounts(try Self.report(tests(7)).outcomes).failed == 1)
  }

  @Test func timesCountFromTheStart() throws {
    let tests = """
      tests:
      - start_timestamp: 2026-03-01T12:00:00Z
        input_series:
        - {series: x, values: '1x10'}
        promql_expr_test:
        - {expr: 'timestamp(x)', eval_time: 5m, exp_samples: [{labels: '{}', value: 1772366700}]}
      """
    #expect(ScriptCounts(try Self.report(tests).outcomes).passed == 1)
  }

  @Test func whatDependsOnNativeHistogramsIsLeftOut() throws {
    let tests = """
      tests:
      - input_series:
        - {series: x, values: '{{schema:0 sum:1 count:1}}x3'}
        promql_expr_test:
        - {expr: 'histogram_count(x)', eval_time: 1m, exp_samples: [{labels: '{}', value: 1}]}
      """
    #expect(ScriptCounts(try Self.report(tests).outcomes).leftOut == 1)
  }

  @Test(arguments: [
    ("", "rules_test.yml:1: holds nothing; expected rule_files and tests"),
    ("tests:\n- intervall: 1m\n", "rules_test.yml:2: tests: unknown key “intervall”; did you mean “interval”?"),
    ("tests:\n- alert_rule_test:\n  - eval_time: 1m\n", "rules_test.yml:3: alert_rule_test: alertname is missing"),
    ("group_eval_order: [a, a]\n", "rules_test.yml:1: group_eval_order: a group is named twice; remove one"),
    (
      "tests:\n- input_series:\n  - series: 'up{'\n    values: '1'\n",
      "rules_test.yml:3: input_series: expected a label's name or } at “1”"
    ),
    (
      "tests:\n- input_series:\n  - series: up\n    values: '1 b'\n",
      "rules_test.yml:3: input_series: expected a point: a number, a+bxN, axN, _, _xN, stale or {{…}} at “b”"
    ),
  ])
  func saysWhereAndWhatWasExpected(yaml: String, message: String) {
    do throws(RuleFault) {
      _ = try RuleTestFile(yaml: yaml, path: "rules_test.yml")
      Issue.record("was read")
    } catch {
      #expect(error.description == message)
    }
  }
}
