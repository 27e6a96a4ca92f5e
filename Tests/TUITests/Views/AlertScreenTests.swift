import Alerting
import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The screens of alerts")
struct AlertScreenTests {
  struct Screen: Sendable, CustomTestStringConvertible {
    var name: String
    var keys: String
    var width: Int
    var height: Int
    var unicode: Bool

    var testDescription: String { "\(name)-\(width)x\(height)-\(unicode ? "utf8" : "ascii")" }
  }

  static let screens: [Screen] = [
    ("alerts", "ig"), ("alert", "ig\r"), ("alerts-silence", "igs"), ("alerts-overview", ""),
  ]
  .flatMap { name, keys in
    [(80, 24), (200, 50)].flatMap { width, height in
      [true, false].map { Screen(name: name, keys: keys, width: width, height: height, unicode: $0) }
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: Screen) throws {
    var script = AlertScript(width: screen.width, height: screen.height, unicode: screen.unicode)
    for scalar in screen.keys.unicodeScalars { script.press(scalar == "\r" ? .enter : .character(scalar)) }
    try GoldenFile.expect(
      script.script.app.view(size: (screen.width, screen.height)), equals: screen.testDescription)
  }

  @Test func theFiveStatesDifferWithoutColourInASCIIToo() {
    let hand = AlertHand(actor: "ann", since: SampleSnapshots.time)
    let signs = [AlertEntry.Standing.firing, .acknowledged(hand), .silenced(hand), .pending, .resolved]
      .map { StateSign($0).glyph }
    #expect(Set(signs).count == 5)
    let inASCII = signs.compactMap { $0.unicodeScalars.first.map(ASCIIDrawing.character) }
    #expect(Set(inASCII).count == 5 && !inASCII.contains(ASCIIDrawing.unknown))
  }

  @Test func sayingNothingIsWrongIsCalm() {
    var script = AlertScript(SampleAlerts())
    script.press(.character("i"))
    #expect(script.script.screen().contains("No alert is pending or fires"))
    #expect(!script.script.row(0).contains("▲"))
  }

  @Test func everySizeIsDrawn() {
    var script = AlertScript()
    script.press(.character("i"))
    for view in 0..<2 {
      if view == 1 { script.press(.enter) }
      for (width, height) in AnySizeTests.sizes {
        let grid = script.script.app.view(size: (width, height))
        #expect(grid.width == width && grid.height == height)
      }
    }
  }

  @Test func textFromOutsideNeverMovesTheCursor() {
    var alerts = SampleAlerts()
    alerts.fire("Bad\u{1B}[2JName", model: "m\u{202E}x", "page", minutesAgo: 3, value: .nan)
    var script = AlertScript(alerts)
    for key in [.character("i"), .enter, .escape, .character("s")] as [Key] {
      script.press(key)
      let grid = script.script.app.view(size: (80, 24))
      #expect(grid.cells.allSatisfy { CleanText.visible($0.character) == $0.character })
    }
  }

  @Test func theSelectedAlertIsAlwaysOnTheScreen() {
    var alerts = SampleAlerts()
    for index in 0..<200 {
      let id = alerts.fire(
        "Alert\(1_000 + index)", model: "m\(index)", "page", minutesAgo: 300 - Int64(index), value: 1)
      if index % 3 == 0 { alerts.act(.note(id), by: SampleAlerts.colleague, note: "note \(index)") }
    }
    var script = AlertScript(alerts)
    script.press(.character("i"))
    for _ in 0..<199 {
      script.press(.character("j"))
      #expect(script.script.screen().contains("▸"))
    }
    #expect(script.rows(of: "Alert1199").contains("▸"))
  }
}
