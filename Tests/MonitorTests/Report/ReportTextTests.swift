import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct ReportTextTests {
  private func text(_ log: String) async -> String {
    await Report.make(MonitorState(.whole, log), options: ReportOptions()).text
  }

  @Test func numbersOfAnySizeAreWritten() async {
    for exponent in [-320, -300, -12, -1, 0, 3, 6, 7, 15, 18, 19, 20, 100, 150, 154, 300, 308] {
      let report = await text(
        "{\"y_true\":1.5,\"y_pred\":2e\(exponent),\"x\":3.7e\(exponent)}\n{\"y_true\":4,\"y_pred\":-1e\(exponent)}\n")
      #expect(report.contains("regression"), "\(exponent)")
    }
  }

  @Test func figuresHaveFourDigits() async {
    let report = await text(line(0, 1, 1) + line(1, 1, 1) + line(2, 1, 0))
    #expect(report.contains("0.6667"))
    #expect(report.contains("3 records, 3 labelled"))
  }

  /// A record a second whose score is its chance of being positive; labels up to a second.
  private func scored(_ seconds: Int, labelledBelow labelled: Int) -> MonitorState {
    let log = (0..<seconds).map { second in
      let score = Double(second * 37 % 100) / 100 + 0.005
      let actual = Double(second * 61 % 97) / 97 < score ? 1 : 0
      let label = second < labelled ? ",\"y_true\":\(actual)" : ""
      return "{\"ts\":\(march + second),\"score\":\(score),\"y_pred\":\(score >= 0.5 ? 1 : 0)\(label)}\n"
    }
    var settings = MonitorSettings(windowing: .count(500))
    settings.watch = WatchSettings(reference: .first(1_000))
    var state = MonitorState(settings: settings)
    state.apply(batch(log.joined()))
    return state
  }

  @Test func estimatesStandBesideWhatWasRealised() async throws {
    let report = await Report.make(scored(3_000, labelledBelow: 2_000), options: ReportOptions())
    let text = report.text
    let head = "estimated from scores (CBPE), 2000 records beyond the reference, 66.67 % of all have a label"
    #expect(text.contains(head))
    let accuracy = try #require(text.split(separator: "\n").first { $0.contains("off by") && $0.contains("accuracy") })
    #expect(accuracy.contains("[") && accuracy.hasSuffix("on average in 2 windows with labels"))
    #expect(text.contains("no labels, estimated AUC 0."))
    #expect(report.markdown.contains("| estimated figure | value | 95 % | past error |"))
    #expect(report.markdown.contains("| F1 | 0."))
  }

  @Test func withoutAReferenceNothingIsEstimated() async {
    let report = await text(line(0, 1, 1, ",\"score\":0.9") + line(1, 0, 0, ",\"score\":0.1"))
    #expect(!report.contains("estimated"))
  }

  @Test func undefinedFiguresSayWhy() async {
    let report = await text(line(0) + line(1))
    #expect(report.contains("undefined: "))
    #expect(report.contains("no labelled record has a score"))
  }

  @Test func controlCharactersOfALogDoNotReachTheTerminal() async {
    let report = await text(
      "{\"model\":\"\\u001b[31mred\\u0007\\u009b\\u202e\",\"y_true\":\"\\u001b]0;x\",\"y_pred\":\"b\"}\n")
    #expect(report.unicodeScalars.allSatisfy { $0 == "\n" || !($0.properties.generalCategory == .control) })
    #expect(!report.contains("\u{202E}"))
    #expect(report.contains("[31mred"))
  }

  @Test func troubleIsTheFirstFailureOrTheLackOfRecords() async {
    var state = MonitorState(settings: MonitorSettings(windowing: .whole))
    state.report(SourceHealth(name: "a.jsonl", state: .finished), source: 0)
    #expect(await Report.make(state, options: ReportOptions()).trouble == "no records in a.jsonl")
    #expect(await Report.make(state, options: ReportOptions()).hasNothing)
    state.report(SourceHealth(name: "b.jsonl", state: .failed("b.jsonl: gone")), source: 1)
    #expect(await Report.make(state, options: ReportOptions()).trouble == "b.jsonl: gone")
    #expect(await Report.make(MonitorState(.whole, line(0)), options: ReportOptions()).trouble == nil)
  }
}
