import Monitor
import TUI
import Testing

/// What a person sees of car loans that get worse while labels are still to come.
@Suite("Real loans look as recorded", .enabled(if: LoanLog.isThere))
struct LoanScreenTests {
  private static let state = Result { try LoanLog.state() }

  @Test(arguments: ["model", "drift"], [(100, 30), (80, 24)])
  func matchesTheGoldenFile(view: String, size: (width: Int, height: Int)) throws {
    let state = try Self.state.get()
    var script = AppScript(
      width: size.width, height: size.height, window: .duration(.seconds(300 * 86_400)), answer: state.snapshot)
    script.press(.character(view == "model" ? "2" : "9"))
    try GoldenFile.expect(script.app.view(size: size), equals: "loans-\(view)-\(size.width)x\(size.height)-utf8")
  }

  @Test func theEstimateStandsBesideWhatWasRealisedAndSaysThatQualityFell() throws {
    let state = try Self.state.get()
    var script = AppScript(
      width: 200, height: 50, window: .duration(.seconds(300 * 86_400)), answer: state.snapshot)
    script.press(.character("2"))
    let screen = script.screen(width: 200, height: 50)
    for text in ["▲ worse", "AUC is estimated to have fallen", "realised", "⠂ estimated", "reference .971"] {
      #expect(screen.contains(text), "\(text)")
    }
  }
}
