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
