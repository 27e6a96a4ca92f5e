import Monitor
import Testing

@testable import TUI

@Suite struct SlicesViewTests {
  private static func script(
    _ slices: SliceDetail, width: Int = 80, height: Int = 24, unicode: Bool = true
  ) -> AppScript {
    var script = AppScript(width: width, height: height, unicode: unicode) {
      SampleSnapshots.answerWithSlices(to: $0, slices)
    }
    script.press(.end, .character("0"))
    return script
  }

  static let screens = [(80, 24), (200, 50)].flatMap { width, height in
    [true, false].map {
      GoldenScreenTests.Screen(view: "slices", width: width, height: height, unicode: $0)
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: GoldenScreenTests.Screen) throws {
    let script = Self.script(
      SampleSnapshots.slices, width: screen.width, height: screen.height, unicode: screen.unicode)
    let grid = script.app.view(size: (screen.width, screen.height))
    if !screen.unicode { #expect(grid.cells.allSatisfy { $0.character.isASCII }) }
    try GoldenFile.expect(grid, equals: screen.testDescription)
  }

  @Test func aRegressionShowsErrorsAndWhatItIsHeldAgainst() {
    let screen = Self.script(SampleSnapshots.slicesOfRegression).screen()
    #expect(screen.contains("WORSE THAN THE REST"))
    #expect(screen.contains("MEAN ERR") && screen.contains("EXCESS"))
    #expect(screen.contains("held against the rest of the"))
    #expect(screen.contains("--group FIELD"))
  }

  @Test func aLongConditionIsBrokenRatherThanCut() {
    let rows = Self.script(SampleSnapshots.slices).screen().split(separator: "\n")
    #expect(rows.contains { $0.contains("amount ≥ 250 and region =") && $0.contains("1,984") })
    #expect(rows.contains { $0.trimmingPrefix(while: \.isWhitespace) == "north" })
  }

  @Test func nothingFoundIsSaidInWords() {
    var slices = SliceDetail()
    slices.notes = ["Too few labels yet: 120 of 300."]
    slices.groupNote = "No groups yet."
    let screen = Self.script(slices).screen()
    #expect(screen.contains("Too few labels yet: 120 of 300."))
    #expect(screen.contains("No groups yet."))
    #expect(!screen.contains("SEGMENT"))
  }

  @Test func scrollsToItsLastLineAndNoFurther() {
    var slices = SampleSnapshots.slices
    let all = slices.slices
    slices.slices = (0..<20).map { all[$0 % 3] }
    var script = Self.script(slices)
    #expect(script.app.canMoveVertically)
    #expect(!script.screen().contains("the largest group"))
    script.press(.end)
    #expect(script.screen().contains("the largest group"))
    let last = script.screen()
    script.press(.down)
    #expect(script.screen() == last)
    script.press(.home)
    #expect(script.screen().contains("WORSE THAN THE REFERENCE"))
    #expect(!Self.script(SampleSnapshots.slices).app.canMoveVertically)
  }

  @Test func drawsOnlyInsideItsRectangleAtAnySize() {
    for (width, height) in [(0, 0), (1, 1), (2, 5), (7, 3), (31, 9), (80, 1), (80, 24), (300, 9)] {
      var grid = Grid(width: width + 4, height: height + 4)
      SlicesView(slices: SampleSnapshots.slices, scroll: 3).draw(
        into: &grid, rect: Rect(x: 2, y: 2, width: width, height: height))
      for y in 0..<grid.height {
        for x in 0..<grid.width where x < 2 || y < 2 || x >= width + 2 || y >= height + 2 {
          #expect(grid[x, y] == .blank)
        }
      }
    }
  }

  @Test func namesFromOutsideAreDrawnHarmless() {
    var slices = SampleSnapshots.slices
    slices.slices[0].condition = OddSnapshots.hostile
    slices.groups[0].value = OddSnapshots.hostile
    slices.groupField = OddSnapshots.hostile
    slices.notes = [OddSnapshots.hostile]
    let grid = Self.script(slices).app.view(size: (80, 24))
    #expect(grid.cells.allSatisfy { CleanText.visible($0.character) == $0.character })
  }
}
