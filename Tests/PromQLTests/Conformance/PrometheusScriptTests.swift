import PromQL
import TestSupport
import Testing

/// Prometheus's own scripts: none fails, and as many are left out as depend on native histograms.
@Suite struct PrometheusScriptTests {
  private static let folder = "conformance/promqltest"

  @Test(
    .enabled(if: SharedData.has(folder)),
    arguments: [
      ("aggregators", ScriptCounts(passed: 126, leftOut: 34)),
      ("at_modifier", ScriptCounts(passed: 78, leftOut: 0)),
      ("histograms", ScriptCounts(passed: 93, leftOut: 92)),
      ("literals", ScriptCounts(passed: 25, leftOut: 0)),
      ("operators", ScriptCounts(passed: 142, leftOut: 72)),
      ("range_queries", ScriptCounts(passed: 17, leftOut: 1)),
      ("selectors", ScriptCounts(passed: 31, leftOut: 0)),
      ("staleness", ScriptCounts(passed: 17, leftOut: 0)),
      ("subquery", ScriptCounts(passed: 32, leftOut: 2)),
    ])
  func everyQueryAnswersAsPrometheusDoes(name: String, counts: ScriptCounts) throws {
    let script = try TestScript(parsing: SharedData.text("\(Self.folder)/\(name).test"), name: "\(name).test")
    let outcomes = script.run()
    for outcome in outcomes {
      guard case .failed(let differences) = outcome.verdict else { continue }
      Issue.record("\(name).test:\(outcome.line): \(outcome.query): \(differences.joined(separator: "; "))")
    }
    #expect(ScriptCounts(outcomes) == counts)
  }
}
