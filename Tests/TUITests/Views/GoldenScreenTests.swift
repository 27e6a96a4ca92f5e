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

  static let screens: [Screen] = ["overview", "model", "confusion", "curves", "records", "help"].flatMap { view in
    [(80, 24), (200, 50)].flatMap { width, height in
      [true, false].map { Screen(view: view, width: width, height: height, unicode: $0) }
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: Screen) throws {
    var script = AppScript(width: screen.width, height: screen.height, unicode: screen.unicode)
    switch screen.view {
    case "model": script.press(.end, .enter)
    case "confusion": script.press(.character("j"), .character("j"), .character("3"))
    case "curves": script.press(.end, .character("4"))
    case "records": script.press(.character("5"))
    case "help": script.press(.character("?"))
    default: break
    }
    try GoldenFile.expect(
      script.app.view(size: (screen.width, screen.height)), equals: screen.testDescription)
  }

  @Test(arguments: screens.filter { !$0.unicode })
  func drawsOnlyASCIIWithoutUnicode(screen: Screen) {
    var script = AppScript(width: screen.width, height: screen.height, unicode: false)
    script.press(.end)
    for digit in ["1", "2", "3", "4", "5", "?", "/", ":"] as [Unicode.Scalar] {
      script.press(.character(digit))
      let grid = script.app.view(size: (screen.width, screen.height))
      #expect(grid.cells.allSatisfy { $0.character.isASCII }, "after \(digit)")
    }
  }
}
