import TUI
import Testing

@Suite("Every view looks as recorded")
struct GoldenScreenTests {
  struct Screen: Sendable, CustomTestStringConvertible {
    var view: String
    var width: Int
    var height: Int
    var unicode: Bool

    var testDescription: String { "\(view)-\(width)x\(height)-\(unicode ? "utf8" : "ascii")" }
  }

  static let screens: [Screen] = [
    "overview", "model", "confusion", "curves", "records", "help", "servers", "server", "series", "sources",
    "expression", "completion",
  ].flatMap { view in
    [(80, 24), (200, 50)].flatMap { width, height in
      [true, false].map { Screen(view: view, width: width, height: height, unicode: $0) }
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: Screen) throws {
    let isAboutServers = ["servers", "server", "series", "sources", "expression", "completion"].contains(screen.view)
    var script = AppScript(width: screen.width, height: screen.height, unicode: screen.unicode) {
      isAboutServers ? SampleSnapshots.answerWithServers(to: $0) : SampleSnapshots.answer(to: $0)
    }
    switch screen.view {
    case "model": script.press(.end, .enter)
    case "confusion": script.press(.character("j"), .character("j"), .character("3"))
    case "curves": script.press(.end, .character("4"))
    case "records": script.press(.character("5"))
    case "help": script.press(.character("?"))
    case "server": script.press(.character("6"))
    case "series": script.press(.character("7"))
    case "sources": script.press(.character("8"))
    case "expression":
      script.type("7e" + SampleSnapshots.expression)
      script.press(.enter, .down)
    case "completion":
      script.type("7esum by (instance) (rate(vllm:")
      script.press(.tab, .tab)
    default: break
    }
    try GoldenFile.expect(
      script.app.view(size: (screen.width, screen.height)), equals: screen.testDescription)
  }

  @Test(arguments: screens.filter { !$0.unicode })
  func drawsOnlyASCIIWithoutUnicode(screen: Screen) {
    var script = AppScript(width: screen.width, height: screen.height, unicode: false) {
      SampleSnapshots.answerWithServers(to: $0)
    }
    script.press(.end)
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8", "?", "/", ":"] as [Unicode.Scalar] {
      script.press(.character(digit))
      let grid = script.app.view(size: (screen.width, screen.height))
      #expect(grid.cells.allSatisfy { $0.character.isASCII }, "after \(digit)")
    }
  }
}
