import Foundation
import Testing

/// Logs whose times go back, or lie years apart: all of them is played, and what is odd is said.
@Suite struct ReplayedTimesTests {
  /// Five minutes of records, one a second.
  private func minutes(from start: Int) -> String {
    (0..<300).map { second in
      #"{"time":\#(start + second),"model":"fraud","predicted":"\#(second % 5 == 0 ? "b" : "a")","actual":"a"}"# + "\n"
    }.joined()
  }

  /// 2026-03-01T12:00:00Z.
  private static let noon = 1_772_366_400
  private static let hour = 3_600
  /// To 2006-03-06T12:00:00Z.
  private static let twentyYears = 20 * 365 * 86_400

  private func replay(_ log: String, _ options: [String] = []) throws -> CommandRun {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", log)
    return try CommandRun.driftop(["replay", "log.jsonl", "--reference", "none"] + options, in: folder.url)
  }

  @Test(arguments: [
    // Two writers in turn, one an hour behind; and a log that was begun again with an old backup.
    ([0, hour, 0], "64 min", "13:05:00"), ([hour, 0], "64 min", "13:05:00"),
    ([twentyYears, 0], "7300 days", "12:05:00"),
  ])
  func timesThatGoBackArePlayedInTheLogsOrder(shifts: [Int], setback: String, end: String) throws {
    let start = Self.noon - (shifts.contains(Self.twentyYears) ? Self.twentyYears : 0)
    let run = try replay(shifts.map { minutes(from: start + $0) }.joined(), ["--once", "--view", "overview"])
    #expect(run.status == 0)
    #expect(run.output.contains("\(end) UTC"), "\(run.output)")
    #expect(run.output.contains("\(300 * shifts.count) records"), "\(run.output)")
    #expect(run.errors == "log.jsonl: times go back by up to \(setback); the log's order is kept\n")
  }

  @Test func aTimeThatLiesBehindTheLogsLastRecordIsFound() throws {
    // The last block tells nothing of how far the log reaches.
    let log = minutes(from: Self.noon) + minutes(from: Self.noon - Self.hour)
    let run = try replay(log, ["--once", "--at", "2026-03-01T12:04:00Z"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("12:04:00 UTC"))
    let outside = try replay(log, ["--once", "--at", "2026-03-01T12:06:00Z"])
    #expect(outside.status == 2)
    #expect(outside.errors.contains("reaches from 2026-03-01T12:00:00.000Z to 2026-03-01T12:05:00.000Z"))
  }

  @Test func timesYearsApartAreOneTape() throws {
    let log = minutes(from: Self.noon - Self.twentyYears) + minutes(from: Self.noon)
    let run = try replay(log, ["--once"])
    #expect(run.status == 0)
    #expect(run.output.contains("600 records"), "\(run.output)")
    #expect(run.output.contains("12:05:00  end  2006-03 ━━"), "\(run.output)")
    #expect(run.errors.isEmpty)
    let early = try replay(log, ["--once", "--at", "2006-03-06T12:04:00Z"])
    #expect(early.output.contains("REPLAY  2006-03-06"))
    #expect(early.output.contains("240 records"), "\(early.output)")
  }

  @Test func aRecordThatIsDatedYearsOffMovesNothing() throws {
    let stray = #"{"time":4102444800,"model":"fraud","predicted":"a","actual":"a"}"# + "\n"
    let run = try replay(minutes(from: Self.noon) + stray + minutes(from: Self.noon + 300), ["--once"])
    #expect(run.output.contains("12:10:00 UTC"), "\(run.output)")
    #expect(run.errors == "log.jsonl: 1 record is dated far from the others; played where the log has them\n")
  }

  @Test func onTheScreenOneStepsOverTheYears() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", minutes(from: Self.noon - Self.twentyYears) + minutes(from: Self.noon))
    var script = TerminalScript(["replay", "log.jsonl", "--at", "2006-03-06T12:04:59Z", "--reference", "none"])
    script.folder = folder.url
    script.size = (columns: 120, rows: 30)
    let outcome = try script.play([
      .wait("REPLAY  2006-03-06"), .wait("299 records"), .wait(" 2006-03 "), .wait("2026-03"),
      // Over the last second of the first part to the first of the second, and back.
      .keys("."), .match("‖ ×1  12:05:00"), .keys("."), .wait("REPLAY  2026-03-01"), .match("‖ ×1  12:00:0[01]"),
      .keys(","), .wait("REPLAY  2006-03-06"), .match("‖ ×1  12:05:00"),
      // The clock is told for ten minutes of the silence; then it leaps.
      .keys("}"), .match("‖ ×1  12:15:00"), .keys("L"), .wait("REPLAY  2026-03-01"),
      .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
  }
}
