import TUI
import Testing

@testable import NcursesTerminal

struct FrameTests {
  private func grid(_ rows: [[(String, Role)]], width: Int) -> Grid {
    var grid = Grid(width: width, height: rows.count)
    for (y, row) in rows.enumerated() {
      var x = 0
      for (text, role) in row {
        for scalar in text.unicodeScalars {
          grid[x, y] = Cell(scalar, role)
          x += 1
        }
      }
    }
    return grid
  }

  private func runs(_ frame: inout Frame, _ grid: Grid) -> [Frame.Run] {
    var runs: [Frame.Run] = []
    frame.replace(with: grid) { runs.append($0) }
    return runs
  }

  private func run(_ x: Int, _ y: Int, _ text: String, _ role: Role) -> Frame.Run {
    Frame.Run(x: x, y: y, slot: Frame.slot(of: role), scalars: text.unicodeScalars.map(\.value))
  }

  @Test func everyRoleHasASlotOfItsOwnAndNoneTheTerminals() {
    let slots = Role.allCases.map(Frame.slot)
    #expect(Set(slots).count == Role.allCases.count)
    #expect(!slots.contains(0))
  }

  @Test func onlyChangedCellsAreWritten() {
    var frame = Frame(width: 8, height: 2)
    _ = runs(&frame, grid([[("12:00:00", .text)], [("steady", .text)]], width: 8))
    let next = runs(&frame, grid([[("12:00:07", .text)], [("steady", .text)]], width: 8))
    #expect(next == [run(7, 0, "7", .text)])
  }

  @Test func theSameGridWritesNothing() {
    var frame = Frame(width: 4, height: 1)
    let shown = grid([[("ab", .title)]], width: 4)
    #expect(runs(&frame, shown) == [run(0, 0, "ab", .title)])
    #expect(runs(&frame, shown).isEmpty)
  }

  @Test func aSpaceTakesOverTheLookBeforeIt() {
    var frame = Frame(width: 5, height: 1)
    let written = runs(&frame, grid([[("a", .title), (" ", .text), ("b", .title), ("  ", .dim)]], width: 5))
    #expect(written == [run(0, 0, "a b", .title)])
  }

  @Test func aSpaceOnAnotherBackgroundKeepsItsOwnLook() {
    var frame = Frame(width: 3, height: 1)
    frame.setLook(Look(background: 4), of: .selected)
    let written = runs(&frame, grid([[("a", .title), (" ", .selected)]], width: 3))
    #expect(written == [run(0, 0, "a", .title), run(1, 0, " ", .selected)])
  }

  @Test(arguments: [Look.Attributes.underlined, .reversed])
  func aSpaceThatShowsItsForegroundKeepsItsOwnLook(attributes: Look.Attributes) {
    var frame = Frame(width: 2, height: 1)
    frame.setLook(Look(attributes: attributes), of: .header)
    let written = runs(&frame, grid([[("a", .title), (" ", .header)]], width: 2))
    #expect(written == [run(0, 0, "a", .title), run(1, 0, " ", .header)])
  }

  @Test func whatVanishesIsBlankedInTheTerminalsOwnLook() {
    var frame = Frame(width: 3, height: 1)
    _ = runs(&frame, grid([[("abc", .title)]], width: 3))
    let written = runs(&frame, grid([[("a", .title)]], width: 3))
    #expect(written == [Frame.Run(x: 1, y: 0, slot: 0, scalars: [0x20, 0x20])])
  }

  @Test func whatExceedsTheScreenIsCut() {
    var frame = Frame(width: 2, height: 1)
    #expect(runs(&frame, grid([[("abc", .text)], [("d", .text)]], width: 3)) == [run(0, 0, "ab", .text)])
  }

  @Test func aSmallerGridBlanksTheRest() {
    var frame = Frame(width: 2, height: 2)
    _ = runs(&frame, grid([[("ab", .text)], [("cd", .text)]], width: 2))
    let written = runs(&frame, grid([[("a", .text)]], width: 1))
    #expect(
      written == [
        Frame.Run(x: 1, y: 0, slot: 0, scalars: [0x20]), Frame.Run(x: 0, y: 1, slot: 0, scalars: [0x20, 0x20]),
      ])
  }

  @Test func afterAResizeEverythingIsWrittenAgain() {
    var frame = Frame(width: 2, height: 1)
    let shown = grid([[("ab", .text)]], width: 2)
    _ = runs(&frame, shown)
    frame.resize(width: 4, height: 2)
    #expect(runs(&frame, shown) == [run(0, 0, "ab", .text)])
  }

  @Test func anEmptyScreenIsHarmless() {
    var frame = Frame(width: 0, height: 0)
    #expect(runs(&frame, grid([[("ab", .text)]], width: 2)).isEmpty)
  }
}
