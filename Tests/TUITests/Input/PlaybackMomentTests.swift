import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Times to go to")
struct PlaybackMomentTests {
  /// 2026-03-01T23:50:00Z, in a recording from 22:00 that day to 03:00 the next.
  private static let midnight = Timestamp(seconds: 1_772_409_600)
  private static let moment = PlaybackMoment(
    position: midnight - .seconds(600), start: midnight - .seconds(7_200), end: midnight + .seconds(10_800))

  private static func seconds(_ text: String, _ moment: PlaybackMoment = moment) -> Int64? {
    guard case .seek(let time)? = try? moment.command(text) else { return nil }
    return (time - midnight).components.seconds
  }

  @Test func aTimeOfDayIsTheNearestInTheRecording() {
    #expect(Self.seconds("23:59:30") == -30)
    #expect(Self.seconds("00:10") == 600)
    #expect(Self.seconds("2:00") == 7_200)
    #expect(Self.seconds("22:00") == -7_200)
    #expect(Self.seconds("21:00") == nil && Self.seconds("12:00") == nil)
  }

  @Test func aDateGoesToItsDayAndNotBesideTheRecording() {
    #expect(Self.seconds("2026-03-02 00:31") == 1_860)
    #expect(Self.seconds("2026-03-02T00:31:05Z") == 1_865)
    #expect(Self.seconds("2026-03-02") == 0)
    #expect(Self.seconds("2026-03-01") == -7_200)
    #expect(Self.seconds("2026-03-03") == nil && Self.seconds("2026-02-29 10:00") == nil)
  }

  @Test func lengthsGoFromWhereOneIs() throws {
    #expect(try Self.moment.command("-1h30m") == .move(.seconds(-5_400)))
    #expect(try Self.moment.command("+90s") == .move(.seconds(90)))
    #expect(try Self.moment.command("start") == .start)
    #expect(try Self.moment.command("now") == .end)
  }

  @Test func whatHasNotComeIsNoPast() {
    let live = PlaybackMoment(position: Self.midnight, end: Self.midnight)
    #expect(Self.seconds("23:00", live) == -3_600)
    #expect(Self.seconds("00:10", live) == -86_400 + 600)
    #expect(throws: PlaybackMoment.Refusal(reason: "“2026-03-02 09:00” has not come yet")) {
      try live.command("2026-03-02 09:00")
    }
  }

  @Test(arguments: [
    "", "25:00", "9:60", "-", "+", "soon", "2026-13-01 09:00", "1:2:3:4", "99999999999999999999:00", "-5x",
  ])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(throws: PlaybackMoment.Refusal.self) { try Self.moment.command(text) }
  }
}
