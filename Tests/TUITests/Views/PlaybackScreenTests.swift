import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The past on the screen")
struct PlaybackScreenTests {
  static let screens: [GoldenScreenTests.Screen] = [
    "replay", "past", "compared-model", "compared-confusion", "compared-curves",
  ].flatMap { view in
    [(80, 24), (200, 50)].flatMap { width, height in
      [true, false].map { GoldenScreenTests.Screen(view: view, width: width, height: height, unicode: $0) }
    }
  }

  @Test(arguments: screens)
  func matchesTheGoldenFile(screen: GoldenScreenTests.Screen) throws {
    var script = AppScript(width: screen.width, height: screen.height, unicode: screen.unicode) {
      screen.view.hasPrefix("compared") ? SampleSnapshots.compared($0) : SampleSnapshots.replayed($0)
    }
    switch screen.view {
    case "past":
      script = PlaybackKeyTests.liveScript(width: screen.width, height: screen.height, unicode: screen.unicode)
      script.press(.character("["))
      script.send(.snapshot(SampleSnapshots.replayed(script.app.request, SampleSnapshots.past)))
      script.press(.down)
    case "compared-model": script.press(.character("G"), .enter)
    case "compared-confusion": script.press(.character("G"), .character("3"), .character("%"))
    case "compared-curves": script.press(.character("G"), .character("4"))
    default: break
    }
    try GoldenFile.expect(script.app.view(size: (screen.width, screen.height)), equals: screen.testDescription)
  }

  @Test(arguments: ViewKind.allCases)
  func noViewTakesThePastForThePresent(view: ViewKind) {
    for (playback, word) in [(SampleSnapshots.playback, " REPLAY "), (SampleSnapshots.past, " PAST ")] {
      var script = playback.isPastOfLive ? PlaybackKeyTests.liveScript() : AppScript()
      if playback.isPastOfLive { script.press(.character("[")) }
      script.answer = { SampleSnapshots.replayed($0, playback) }
      script.send(.snapshot(script.answer(script.app.request)))
      script.press(AppScript.key(of: view))
      let row = script.row(0)
      #expect(row.contains(word) && !row.contains("live"), "\(view)")
      #expect(row.hasSuffix("\(playback.position.clock) UTC"), "\(view)")
    }
  }

  @Test func onAMarkThePositionIsTheMarkItself() {
    var playback = SampleSnapshots.playback
    playback.position = playback.marks[3].time
    let bar = TransportBar(playback: playback, window: .duration(.seconds(60)))
    var grid = Grid(width: 80, height: 1)
    bar.draw(into: &grid, rect: grid.bounds)
    #expect(grid.cells.contains { $0.character == "▲" && $0.role == .selected })
    #expect(!grid.cells.contains { $0.character == "▌" })
  }

  @Test func aGapIsDrawnOverAllItsCells() {
    var playback = SampleSnapshots.playback
    (playback.position, playback.markedUntil) = (playback.end, playback.end)
    let start = SampleSnapshots.recordingStart
    func gapCells(_ marks: [PlaybackStatus.Mark]) -> Int {
      playback.marks = marks
      var grid = Grid(width: 130, height: 1)
      TransportBar(playback: playback, window: .duration(.seconds(60))).draw(into: &grid, rect: grid.bounds)
      return grid.cells.count { $0.character == "┄" }
    }
    #expect(gapCells([.init(kind: .gap, time: start + .seconds(1_200), text: "")]) == 1)
    let half = PlaybackStatus.Mark(kind: .gap, time: start, end: start + .seconds(2_700), text: "")
    let quarter = PlaybackStatus.Mark(kind: .gap, time: start, end: start + .seconds(1_350), text: "")
    #expect(gapCells([half]) > 40)
    #expect(abs(gapCells([half]) - 2 * gapCells([quarter])) <= 2)
    // What lies outside of the recording is not drawn.
    let long = PlaybackStatus.Mark(kind: .gap, time: start - .seconds(600), end: playback.end + .seconds(9), text: "")
    #expect(gapCells([long]) > 80)
    #expect(gapCells([.init(kind: .gap, time: playback.end + .seconds(1), end: nil, text: "")]) == 0)
  }

  @Test func marksDifferWithoutColourInASCIIToo() {
    let glyphs = PlaybackStatus.Mark.Kind.allCases.map { StateSign($0).glyph }
    #expect(Set(glyphs).count == glyphs.count)
    let ascii = glyphs.map { ASCIIDrawing.character(for: $0.unicodeScalars.first ?? " ") }
    #expect(Set(ascii + ["-", "=", "|"]).count == ascii.count + 3)
  }

  @Test func aRecordingOfOneMomentStillSaysWhereItStands() {
    for width in [0, 1, 5, 12, 24, 80] {
      let playback = PlaybackStatus(
        position: SampleSnapshots.time, start: SampleSnapshots.time, end: SampleSnapshots.time, speed: nil)
      var grid = Grid(width: width, height: 1)
      TransportBar(playback: playback, window: .everything).draw(into: &grid, rect: grid.bounds)
      #expect(width < 20 || GridText.plain(grid).contains("‖ max  03:12:41"), "\(width)")
    }
  }

  @Test func figuresThatWereNotKnownThenHaveNoChange() {
    var script = AppScript { SampleSnapshots.compared($0) }
    script.press(.character("G"), .enter)
    let screen = script.screen()
    #expect(screen.contains("AUC            .857   .915 −.058"))
    #expect(screen.contains("F1             .477      ┄     ┄"))
    #expect(screen.contains("Brier          .061      ┄     ┄"))
    #expect(screen.contains("log loss          ┄   .210     ┄"))
    #expect(screen.contains("accuracy       .792   .792     0"))
  }

  @Test func aMatrixOfOtherClassesIsComparedByTheirNames() {
    var script = AppScript { SampleSnapshots.compared($0) }
    script.press(.character("G"), .character("3"))
    // 1,751 − 1,459 legit rightly, and 238 − 301 frauds found.
    #expect(script.screen().contains("+292") && script.screen().contains("−63"))
  }
}
