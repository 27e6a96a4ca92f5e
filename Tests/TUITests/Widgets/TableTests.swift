import Testing

@testable import TUI

@Suite("Tables")
struct TableTests {
  private let columns: [TableLayout.Column] = [
    .init(title: "NAME", width: 6, maximum: 10, priority: 0),
    .init(title: "STATE", width: 5, priority: 1),
    .init(title: "N", alignment: .right, width: 4, priority: 2),
  ]

  @Test func columnsAreDroppedByPriorityWhenNarrow() {
    #expect(TableLayout(columns, width: 17).placed.map(\.index) == [0, 1, 2])
    #expect(TableLayout(columns, width: 16).placed.map(\.index) == [0, 1])
    #expect(TableLayout(columns, width: 3).placed.map(\.index) == [0])
  }

  @Test func spareWidthGoesToColumnsThatCanGrow() {
    let placed = TableLayout(columns, width: 30).placed
    #expect(placed.map(\.width) == [10, 5, 4])
    #expect(placed.map(\.x) == [0, 11, 17])
  }

  @Test func numbersStandAtTheRight() {
    let row = TableLayout(columns, width: 17).row { TextLine(["a", "ok", "12"][$0]) }
    #expect(row == TextLine("a      ok      12"))
  }

  @Test func theSelectionIsAlwaysInTheWindow() {
    for selected in 0..<23 {
      let first = ListWindow.firstRow(selected: selected, count: 23, height: 5)
      #expect(first <= selected && selected < first + 5 && first + 5 <= 23)
    }
  }
}
