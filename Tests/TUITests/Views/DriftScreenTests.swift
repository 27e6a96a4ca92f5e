import TUI
import Testing

@Suite("The drift view looks as recorded")
struct DriftScreenTests {
  private static let views: [(name: String, scene: SampleDrift.Scene)] = [
    ("watched", .drifting), ("drift", .drifting), ("drift-number", .drifting), ("drift-category", .drifting),
    ("drift-learning", .learning), ("drift-too-few", .tooFew), ("drift-stable", .stable), ("drift-many", .many),
    ("drift-names", .names), ("drift-filter", .many),
  ]

  static let screens: [GoldenScreenTests.Screen] = views.flatMap { view in
    [(80, 24), (200, 50)].flatMap { width, height in
      [true, false].map { .init(view: view.name, width: width, height: height, unicode: $0) }
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: GoldenScreenTests.Screen) throws {
    let scene = Self.views.first { $0.name == screen.view }?.scene ?? .drifting
    var script = AppScript(width: screen.width, height: screen.height, unicode: screen.unicode) {
      SampleDrift.answer(to: $0, scene)
    }
    script.press(.end)
    if screen.view != "watched" { script.press(.character("9")) }
    switch screen.view {
    case "drift-number": script.press(.enter)
    case "drift-category": script.press(.down, .enter)
    case "drift-many": for _ in 0..<60 { script.press(.down) }
    case "drift-names": script.press(.down)
    case "drift-filter":
      script.type("/_19")
      script.press(.enter)
    default: break
    }
    try GoldenFile.expect(
      script.app.view(size: (screen.width, screen.height)), equals: screen.testDescription)
  }
}
