import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Keys of the explorer")
struct ExpressionKeyTests {
  private func script(width: Int = 80, height: Int = 24, unicode: Bool = true) -> AppScript {
    var script = AppScript(width: width, height: height, unicode: unicode) {
      SampleSnapshots.answerWithServers(to: $0)
    }
    script.press(.character("7"))
    return script
  }

  @Test func anExpressionIsTypedRunAndLeft() {
    var script = script()
    script.type("esum(up)")
    #expect(script.row(3).hasPrefix(" = sum(up)"))
    #expect(script.app.request.expression == nil && script.app.request.series != nil)
    script.press(.enter)
    #expect(script.effects.contains(.remember("sum(up)")))
    #expect(script.app.request.expression == ExpressionRequest(text: "sum(up)", first: 0, count: 9))
    #expect(script.app.request.series == nil && script.app.request.completion == nil)
    #expect(script.row(4).hasPrefix("   5 rows · in common {model_name=\"llama-70b\", job=\"llm\"}"))
    #expect(script.row(5).hasPrefix(" 5.0625  {finished_reason=\"stop\""))
    script.press(.escape)
    #expect(script.row(3).hasPrefix(" 1–15 of 1,204 series"))
    #expect(script.app.request.expression == nil)
    script.press(.escape)
    #expect(script.app.currentView == .overview)
  }

  @Test func thePanelsOfAServerCanBeTakenUpAsExpressions() throws {
    var script = script()
    script.press(.character("6"))
    let panels = script.app.panelExpressions
    try #require(script.app.currentView == .server && panels.count > 1)
    script.press(.character("e"))
    #expect(script.app.currentView == .series)
    #expect(script.app.explorer.prompt?.editor.text == panels[0])
    script.press(.up)
    #expect(script.app.explorer.prompt?.editor.text == panels[1])
    script.press(.enter)
    #expect(script.effects.contains(.remember(panels[1])))
    #expect(script.app.request.expression?.text == panels[1])
  }

  @Test func aPastedTextGoesIntoTheLineOrNowhere() {
    var script = script()
    script.press(.pasted("e"), .pasted("q"))
    #expect(script.app.explorer.prompt == nil && script.effects.isEmpty)
    script.press(.character("e"), .pasted("u"), .pasted("p"), .pasted(" "), .pasted("q"))
    #expect(script.app.explorer.prompt?.editor.text == "up q")
  }

  @Test func escapeLeavesTheLineFirst() {
    var script = script()
    script.type("eup")
    script.press(.enter, .character("e"))
    script.type(" + 1")
    script.press(.escape)
    #expect(script.app.explorer.text == "up" && script.app.explorer.prompt == nil)
    script.press(.escape)
    #expect(script.app.explorer.text == nil && script.app.currentView == .series)
  }

  @Test func theListComesBackAsItWasLeft() {
    var script = script()
    script.press(.pageDown, .down)
    script.type("eup")
    script.press(.enter, .down)
    #expect(script.app.scroll.y == 1)
    script.press(.escape)
    #expect(script.app.scroll.y == 16)
  }

  @Test func whatIsNoQueryStaysInTheLineWithAMark() {
    var script = script()
    script.type("esum(up) +")
    script.press(.enter)
    #expect(script.effects.isEmpty && script.app.explorer.text == nil)
    #expect(script.row(4) == "            ^")
    #expect(script.row(5).hasPrefix("   Unexpected end of input"))
    script.type(" 1")
    #expect(!script.screen().contains("Unexpected"))
    script.press(.enter)
    #expect(script.app.explorer.text == "sum(up) + 1")
  }

  @Test func aProblemOfTheAnswerIsShown() {
    var script = script()
    script.type("ea / b")
    script.press(.enter)
    #expect(script.row(4).hasPrefix("   Found duplicate series for the match group {}."))
  }

  @Test func tabChoosesAndEnterTakes() {
    var script = script()
    script.type("esum(vllm:num")
    #expect(script.row(4).contains("vllm:num_requests_running"))
    #expect(!script.screen().contains("▸vllm:num_requests_running"))
    script.press(.tab)
    #expect(script.row(4).contains("▸vllm:num_requests_running"))
    script.press(.down)
    #expect(script.row(5).contains("▸vllm:num_requests_waiting"))
    script.press(.backTab, .backTab)
    #expect(script.row(5).contains("▸vllm:num_requests_waiting"))
    script.press(.enter)
    #expect(script.app.explorer.prompt?.editor.text == "sum(vllm:num_requests_waiting")
    #expect(script.app.explorer.text == nil)
  }

  @Test func theOnlyCandidateIsTakenAtOnce() {
    var script = script()
    script.type("eup{job=\"")
    script.press(.tab)
    #expect(script.app.explorer.prompt?.editor.text == "up{job=\"llm\"")
  }

  @Test func candidatesComeUnaskedOnlyOnceSomethingIsTyped() {
    var script = script()
    script.type("eup{")
    #expect(!script.screen().contains("finished_reason  label"))
    script.press(.tab)
    #expect(script.screen().contains("▸engine"))
    script.press(.escape)
    #expect(script.app.explorer.prompt != nil && !script.screen().contains("▸engine"))
    script.press(.escape)
    #expect(script.app.explorer.prompt == nil)
  }

  @Test func candidatesForAnOlderTextAreNotOffered() {
    var script = script()
    script.type("evllm:num")
    let old = script.app.snapshot?.completion
    _ = script.app.update(.key(.character("_")))
    #expect(script.app.explorer.prompt?.offered(old) == nil)
    #expect(!script.screen().contains("num_requests_waiting"))
  }

  @Test func arrowsGoThroughTheHistory() {
    var script = script()
    for text in ["up", "sum(up)", "sum(up)"] {
      script.press(.character("e"), .control("u"))
      script.type(text)
      script.press(.enter)
    }
    #expect(script.app.explorer.history.entries == ["up", "sum(up)"])
    script.press(.character("e"), .control("u"))
    script.type("dra")
    var seen: [String] = []
    for key in [Key.up, .up, .up, .down, .down, .down] {
      script.press(key)
      seen.append(script.app.explorer.prompt?.editor.text ?? "")
    }
    #expect(seen == ["sum(up)", "up", "up", "sum(up)", "dra", "dra"])
  }

  @Test func theHistoryOfEarlierRunsIsThere() {
    var configuration = AppConfiguration()
    configuration.history = (0..<600).map { "x\($0)" }
    var app = App(configuration: configuration)
    #expect(app.explorer.history.entries.count == 500 && app.explorer.history.entries.first == "x100")
    app.explorer.history.add("y")
    #expect(app.explorer.history.entries.count == 500 && app.explorer.history.entries.last == "y")
  }

  @Test func enterInTheListShowsTheSeriesAsAnExpression() {
    var script = script()
    script.press(.enter)
    #expect(script.app.explorer.text?.hasPrefix("vllm:num_requests_running{engine=\"0\"") == true)
    script.press(.escape, .down, .enter)
    #expect(script.app.explorer.text?.hasPrefix("rate(vllm:prompt_tokens_total{") == true)
    #expect(script.app.explorer.text?.hasSuffix("}[5m])") == true)
  }

  @Test func rowsOfALongAnswerAreReadPageByPage() {
    var script = script()
    script.type("emany")
    script.press(.enter)
    #expect(script.app.expressionAnswer?.rowCount == 1_204)
    for _ in 0..<200 {
      script.press(.pageDown)
      #expect(script.screen().unicodeScalars.count { $0 == "▸" } == 1)
    }
    #expect(script.app.request.expression?.first == 1_204 - 9)
    script.press(.character("g"), .character("j"))
    #expect(script.effects.isEmpty)
  }

  @Test func theWindowAndTheOtherRowsCanBeChanged() {
    var script = script()
    script.type("eup")
    script.press(.enter)
    let all = script.screen()
    script.press(.character("o"))
    #expect(script.screen() != all)
    script.press(.character("o"), .character("+"))
    #expect(script.app.request.window == .duration(.seconds(10_800)))
    script.press(.character("/"))
    #expect(script.app.prompt == nil)
  }

  @Test func specialValuesAreShownAsWhatTheyAre() {
    var script = script()
    script.type("especial")
    script.press(.enter)
    let screen = script.screen()
    #expect(screen.contains("▴") && screen.contains("▾") && screen.contains("×"))
    #expect(
      screen.contains("   NaN  {n=\"0\"}") && screen.contains(" ∞  {n=\"1\"}") && screen.contains("−∞  {n=\"2\"}"))
    script.press(.end)
    #expect(script.row(5).hasPrefix(" 1e-300  {n=\"4\"}"))
  }

  @Test func numbersTextsAndNothingAreAnswersToo() {
    var script = script()
    script.type("e\"text\"")
    script.press(.enter)
    #expect(script.row(5).hasPrefix(" “text”"))
    script.press(.character("e"), .control("u"))
    script.type("up > 2")
    script.press(.enter)
    #expect(script.screen().contains("No series has a value in this window."))
  }

  @Test func aPausedScreenWaitsForTheAnswer() {
    var app = script().app
    for key in [Key.character(" "), .character("e")] + "up".unicodeScalars.map({ .character($0) }) + [.enter] {
      _ = app.update(.key(key))
    }
    var early = SampleSnapshots.answerWithServers(to: app.request)
    early.expression = ExpressionAnswer(text: "down")
    _ = app.update(.snapshot(early))
    #expect(app.expressionAnswer == nil)
    _ = app.update(.snapshot(SampleSnapshots.answerWithServers(to: app.request)))
    #expect(app.expressionAnswer?.rowCount == 5 && app.isPaused)
  }

  @Test func nothingFromOutsideReachesTheScreenRaw() {
    for size in [(80, 24), (20, 5), (30, 12), (3, 2)] {
      var script = AppScript(width: size.0, height: size.1) { OddSnapshots.snapshot("hostile text", $0) }
      script.type("7e" + OddSnapshots.hostile)
      script.press(.tab, .enter)
      let isClean = { (script: AppScript) in
        script.app.view(size: size).cells.allSatisfy { CleanText.visible($0.character) == $0.character }
      }
      // Only the answer: a failed expectation would print the hostile snapshot.
      let isPromptClean = isClean(script)
      #expect(isPromptClean)
      script.press(.control("u"))
      script.type("up")
      script.press(.enter, .down, .character("o"))
      let isAnswerClean = isClean(script)
      #expect(isAnswerClean)
    }
  }

  @Test func aLongLineKeepsTheCursorInSight() {
    var script = script(width: 20, height: 5)
    script.type("e" + String(repeating: "abcdefghij", count: 10))
    #expect(script.screen(width: 20, height: 5).contains("=…"))
    for _ in 0..<100 {
      let cells = script.app.view(size: (20, 5)).cells
      #expect(cells.contains { $0.role == .selected })
      script.press(.left)
    }
    #expect(script.screen(width: 20, height: 5).contains(" = abcdefghij"))
  }
}
