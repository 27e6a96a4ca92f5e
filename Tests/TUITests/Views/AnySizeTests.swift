import Monitor
import Testing

@testable import TUI

@Suite("Views at every size")
struct AnySizeTests {
  static let sizes: [(Int, Int)] =
    (0...12).flatMap { width in (0...8).map { (width, $0) } } + [
      (20, 10), (40, 12), (80, 24), (97, 31), (200, 50), (300, 9),
    ]

  private static let sentinel = Cell("\u{2603}", .graphMarker)

  private func app(_ name: String, view: ViewKind, unicode: Bool) -> App {
    var script = AppScript(unicode: unicode) { OddSnapshots.snapshot(name, $0) }
    script.press(AppScript.key(of: view))
    return script.app
  }

  @Test(arguments: OddSnapshots.names, ViewKind.allCases)
  func drawsOnlyInsideItsRectangle(name: String, view: ViewKind) {
    for unicode in [true, false] { expectInside(app(name, view: view, unicode: unicode)) }
  }

  @Test(arguments: OddSnapshots.names, ViewKind.allCases)
  func showsOnlyOneColumnCharacters(name: String, view: ViewKind) {
    for unicode in [true, false] { expectOneColumnCharacters(app(name, view: view, unicode: unicode)) }
  }

  @Test(arguments: OddSnapshots.names)
  func anOpenFeatureKeepsToItsRectangleAndToOneColumnCharacters(name: String) {
    for unicode in [true, false] {
      var script = AppScript(unicode: unicode) { OddSnapshots.snapshot(name, $0) }
      script.press(AppScript.key(of: .drift), .enter)
      expectInside(script.app)
      expectOneColumnCharacters(script.app)
    }
  }

  private func expectInside(_ app: App) {
    for (width, height) in Self.sizes {
      var grid = Grid(width: width + 6, height: height + 5)
      for y in 0..<grid.height {
        for x in 0..<grid.width { grid[x, y] = Self.sentinel }
      }
      app.drawContent(into: &grid, rect: Rect(x: 3, y: 2, width: width, height: height))
      let isOutsideUntouched = (0..<grid.height).allSatisfy { y in
        (0..<grid.width).allSatisfy { x in
          let isInside = x >= 3 && x < 3 + width && y >= 2 && y < 2 + height
          return isInside || grid[x, y] == Self.sentinel
        }
      }
      #expect(isOutsideUntouched, "\(width)×\(height)")
    }
  }

  private func expectOneColumnCharacters(_ app: App) {
    for (width, height) in Self.sizes {
      let grid = app.view(size: (width, height))
      #expect(grid.width == width && grid.height == height)
      #expect(grid.cells.allSatisfy { CleanText.visible($0.character) == $0.character }, "\(width)×\(height)")
      if !app.abilities.unicode { #expect(grid.cells.allSatisfy { $0.character.isASCII }, "\(width)×\(height)") }
    }
  }

  @Test(arguments: OddSnapshots.names)
  func takesEveryKeyInEveryViewAtEverySize(name: String) {
    let keys = Set(Binding.all.flatMap(\.keys) + [.function(99), .delete, .backspace])
    for view in ViewKind.allCases {
      let opened = app(name, view: view, unicode: true)
      for (width, height) in [(0, 0), (7, 3), (80, 24)] {
        for key in keys {
          var app = opened
          _ = app.update(.resized(width: width, height: height))
          _ = app.update(.key(key))
          #expect(app.view(size: (width, height)).cells.count == width * height)
        }
      }
    }
  }
}
