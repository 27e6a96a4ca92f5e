import Foundation
import Testing

/// A real Prometheus answers the same questions over the same samples.
@Suite(.serialized, .enabled(if: LivePrograms.hasPrometheus, "prometheus or promtool are missing"))
struct PrometheusComparisonTests {
  @Test func everyExpressionHasTheSameAnswerAndTheTableIsUpToDate() throws {
    let script = Surroundings.repository.appending(
      path: "Tests/EndToEndTests/Queries/Scripts/compare_with_prometheus.py")
    // It runs the program two hundred times.
    let run = try CommandRun.command(["python3", script.path(), Surroundings.program], within: 600)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(/\n?\d+ expressions, \d+ differences of version, 0 faults\n/))
  }
}
