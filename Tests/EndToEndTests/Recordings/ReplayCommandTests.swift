import Foundation
import Testing

/// The past without a screen: lines of alerts, one screen as text, reports and queries.
@Suite struct ReplayCommandTests {
  private static let rules = """
    groups:
    - name: traffic
      interval: 15s
      rules:
      - alert: Busy
        expr: increase(ml_predictions_total[5m]) > 100
        for: 2m
        labels: {severity: page}
        annotations: {summary: '{{ $labels.model }} is busy'}
    """
  private static let quieter =
    rules.replacing("for: 2m", with: "for: 5m") + """

        - alert: AnyTraffic
          expr: increase(ml_predictions_total[5m]) > 10
      """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    try folder.write("rules.yml", Self.rules)
    try folder.write("quieter.yml", Self.quieter)
    return folder
  }

  @Test func alertsOfALogComeAsTheyWereDated() throws {
    let folder = try folder()
    let run = try CommandRun.driftop(
      ["replay", "log.jsonl", "--rules", "none", "--rules", "rules.yml"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("2026-03-01T12:0") && $0.contains(" firing ") && $0.contains("Busy") })
    let again = try CommandRun.driftop(
      ["replay", "log.jsonl", "--rules", "none", "--rules", "rules.yml", "--speed", "10000"], in: folder.url)
    #expect(again.output == run.output)
  }

  @Test func oneScreenShowsATime() throws {
    let folder = try folder()
    let early = try CommandRun.driftop(
      ["replay", "log.jsonl", "--once", "--view", "model", "--at", "2026-03-01T12:05:00Z"], in: folder.url)
    #expect(early.status == 0, "\(early.errors)")
    let late = try CommandRun.driftop(
      ["--once", "--view", "model", "replay", "log.jsonl", "--at", "2026-03-01T12:19:00Z"], in: folder.url)
    #expect(late.status == 0, "\(late.errors)")
    #expect(early.output != late.output)
    #expect(early.output.contains("12:05:00"), "\(early.output)")
    let outside = try CommandRun.driftop(
      ["replay", "log.jsonl", "--once", "--at", "2027-03-01T12:19:00Z"], in: folder.url)
    #expect(outside.status == 2)
    #expect(outside.errors.contains("lies outside of it"))
  }

  @Test func theReportOfARecordingIsThatOfItsLog() throws {
    let recorded = try RecordedLog()
    let direct = try CommandRun.driftop(
      ["report", "-", "--format", "json"], in: recorded.folder.url, input: Data(RecordedLog.log.utf8))
    let replayed = try recorded.ask(["report", RecordedLog.name, "--format", "json"])
    #expect(replayed.status == 0, "\(replayed.errors)")
    #expect(replayed.output == direct.output)
  }

  @Test func qualityIsAskedOfARecording() throws {
    let recorded = try RecordedLog()
    let run = try recorded.ask(["query", "sum(ml_predictions_total)", RecordedLog.name, "--format", "text"])
    #expect(run.status == 0, "\(run.errors)")
    // As of the last sample that was due.
    let count = try #require(run.output.split(separator: " ").first.flatMap { Int($0) })
    #expect(count > 1_100 && count <= 1_200)
  }

  @Test func otherRulesBringAndTakeAlerts() throws {
    let folder = try folder()
    let run = try CommandRun.driftop(
      [
        "replay", "log.jsonl", "--what-if", "--rules", "none", "--rules", "quieter.yml", "--format", "json",
        "--reference", "none",
      ], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let answer = try JSON(text: run.output)
    #expect(answer["schema"] == .string("driftop.whatif/1"))
    #expect(answer["gained"]?.array.count ?? 0 > 0)
  }
}
