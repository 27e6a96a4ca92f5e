import Foundation
import Testing

/// Rules that are evaluated over a log that has ended.
@Suite struct ReportRulesTests {
  private static let rules = """
    groups:
    - name: traffic
      rules:
      - alert: Busy
        expr: increase(ml_predictions_total[5m]) > 100
        for: 2m
        labels: {severity: page}
        annotations: {summary: '{{ $labels.model }} is busy'}
      - alert: Quiet
        expr: increase(ml_predictions_total[5m]) < 1
    """

  /// One prediction a second for 20 minutes.
  private func log() -> String {
    (0..<1_200).map { second in
      let time = String(format: "2026-03-01T12:%02d:%02dZ", second / 60, second % 60)
      return #"{"time":"\#(time)","model":"fraud","predicted":"a","actual":"a"}"# + "\n"
    }.joined()
  }

  @Test func theReportHasWhatFiredAndEndsWithOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", log())
    try folder.write("rules.yml", Self.rules)
    let run = try CommandRun.driftop(
      ["report", "log.jsonl", "--rules", "rules.yml", "--format", "json"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors == "driftop: 1 alert fires at the end of the log\n")
    let report = try JSON(text: run.output)
    #expect(report["alerts.0.name"] == .string("Busy"))
    #expect(report["alerts.0.state"] == .string("firing"))
    #expect(report["alerts.0.labels.model"] == .string("fraud"))
    #expect(report["alerts.1"] == nil)
  }

  @Test func withoutRulesNoneAreEvaluated() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", log())
    let run = try CommandRun.driftop(["report", "log.jsonl", "--format", "json"], in: folder.url)
    #expect(run.status == 0)
    #expect(try JSON(text: run.output)["alerts"] == .array([]))
  }
}
