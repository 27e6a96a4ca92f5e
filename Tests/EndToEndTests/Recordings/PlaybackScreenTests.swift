import Foundation
import TestSupport
import Testing

/// The past on a real terminal: an incident is replayed, and a live screen looks back.
@Suite struct PlaybackScreenTests {
  /// The log that is shipped with the program: forty minutes in which a model turns bad.
  private static let demoLog = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/CResources/demo.jsonl.gz").path()

  @Test func theIncidentIsSeenAgainWithTheDriftThatCameBeforeIt() throws {
    var script = TerminalScript(["replay", Self.demoLog, "--at", "2026-03-02T09:05:00Z"])
    script.size = (columns: 120, rows: 30)
    let outcome = try script.play([
      .wait(" REPLAY  2026-03-02"), .wait("‖ ×1  09:05:00"),
      // Drift comes first, quality falls afterwards.
      .keys(":next verdict\r"), .match("‖ ×1  09:2[0-9]"), .keep("drift"),
      .keys(":next alert\r"), .wait("▲ QualityFell fires"), .keep("alert"),
      .keys("i"), .wait("▸▲ firing"), .keys("a"), .keys("seen\r"), .wait("in this replay only"), .wait("“seen”"),
      .keys(","), .wait("△ pending  QualityFell"), .absent("“seen”"), .keep("before"),
      .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored, "\(outcome.modes)")
    #expect(outcome.text("drift").contains("◆"))
    #expect(!outcome.text("before").contains("acknowledged"))
  }

  @Test func aLiveScreenLooksBackAndReturnsToNow() throws {
    let outcome = try TerminalScript(["demo", "--speed", "60"]).play([
      .wait("[ back in time"), .match("live .* 09:1[4-9]"),
      .keys("["), .wait(" PAST "), .wait("before now"), .keep("past"),
      .keys(" "), .wait("▸ ×1"),
      .keys("\u{1B}[F"), .absent(" PAST "), .wait("live"), .wait("now ▌"),
      .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
    #expect(!outcome.text("past").contains("live"))
  }
}
