import Alerting
import Telemetry
import Testing

@testable import TUI

@Suite struct ConfirmationTests {
  private let labels = Labels([Label("alertname", "QualityFell"), Label("model", "fraud")])

  private func confirmation(_ id: Int, _ hook: String = "retrain") -> HookConfirmation {
    HookConfirmation(
      id: id, hook: hook, alert: "QualityFell", labels: labels, expiresAt: SampleSnapshots.time + .seconds(300))
  }

  private func script() -> AlertScript {
    var script = AlertScript()
    script.press(.character("i"), .character("g"))
    script.script.send(.confirm(confirmation(7)))
    return script
  }

  @Test func theQuestionNamesHookAndAlertAndSaysHowToAnswer() {
    let footer = script().footer
    #expect(footer.contains("run hook retrain for QualityFell?"))
    #expect(footer.contains("y run  n do not"))
  }

  @Test func somebodyWhoDoesNotLookIsCalled() {
    var app = App()
    #expect(app.update(.confirm(confirmation(1))) == [.alarm("driftop: run retrain for QualityFell?")])
  }

  @Test(arguments: [("y", true), ("Y", true), ("n", false), ("N", false)] as [(Unicode.Scalar, Bool)])
  func aKeyAnswers(_ key: Unicode.Scalar, _ isYes: Bool) {
    var script = script()
    script.press(.character(key))
    #expect(script.script.effects.contains(.answer(7, isYes)))
    #expect(!script.footer.contains("run hook"))
  }

  @Test func severalAreAskedOneAfterTheOther() {
    var script = script()
    script.script.send(.confirm(confirmation(8, "rollback")))
    #expect(script.footer.contains("1 more"))
    script.press(.character("y"))
    #expect(script.footer.contains("run hook rollback"))
    script.press(.character("n"))
    #expect(script.script.effects.contains(.answer(8, false)))
  }

  @Test func otherKeysWorkAsEverAndTypingIsNoAnswer() {
    var script = script()
    script.press(.down, .character("a"))
    script.type("any")
    #expect(!script.script.effects.contains { if case .answer = $0 { true } else { false } })
    #expect(script.footer.contains("acknowledge, note: any"))
    script.press(.escape)
    #expect(script.footer.contains("run hook retrain"))
  }

  @Test func aQuestionThatIsOverGoes() {
    var script = script()
    script.script.send(.withdraw(7))
    #expect(!script.footer.contains("run hook"))
    script.press(.character("y"))
    #expect(script.script.effects.isEmpty)
  }

  @Test(arguments: [0, 1, 10, 30, 80, 200])
  func theLineFitsAndControlCharactersDoNotReachIt(_ width: Int) {
    var confirmation = confirmation(1, "re\u{1B}[31mtrain")
    confirmation.alert = String(repeating: "Long", count: 50)
    let line = ConfirmationLine(confirmation: confirmation, others: 0, now: SampleSnapshots.time).line(width: width)
    #expect(line.width <= width)
    #expect(!line.cells.contains { $0.character == "\u{1B}" })
    let text = String(String.UnicodeScalarView(line.cells.map(\.character)))
    #expect(width < 80 || text.contains("y run  n do not (300 s left)"))
  }
}
