import Predictions
import Testing

@testable import Recording

@Suite struct EventTimesTests {
  private static let second: Int64 = 1_000_000_000
  private static let year = 365 * 86_400 * second
  private static let now = 1_772_323_200 * second
  private static let none = PredictionBatch.noTime

  @Test func rowsWithoutATimeLieWithTheRowBefore() {
    var times = EventTimes()
    #expect(times.place([Self.now, Self.none, Self.now + 5], followedBy: nil) == [Self.now, Self.now, Self.now + 5])
  }

  @Test func rowsBeforeTheFirstTimeLieWithIt() {
    var times = EventTimes()
    #expect(times.place([Self.none, Self.now], followedBy: nil) == [Self.now, Self.now])
    var split = EventTimes()
    #expect(split.place([Self.none], followedBy: Self.now) == [Self.now])
  }

  @Test func aLogWithoutAnyTimeLiesAtTheBeginning() {
    var times = EventTimes()
    #expect(times.place([Self.none, Self.none], followedBy: nil) == [EventTimes.beginning, EventTimes.beginning])
  }

  @Test func timesThatGoBackKeepTheOrderOfTheLog() {
    var times = EventTimes()
    let back = Self.now - 90 * Self.second
    #expect(times.place([Self.now, back, Self.now + 1], followedBy: nil) == [Self.now, Self.now, Self.now + 1])
    #expect(times.notes(of: "a.jsonl") == ["a.jsonl: times go back by up to 90 s; the log's order is kept"])
  }

  @Test func oneRecordDatedYearsOffMovesNothing() {
    var times = EventTimes()
    let placed = times.place([Self.now, Self.now + 5 * Self.year, Self.now + 1], followedBy: nil)
    #expect(placed == [Self.now, Self.now, Self.now + 1])
    #expect(times.notes(of: "a") == ["a: 1 record is dated far from the others; played where the log has them"])
    var first = EventTimes()
    #expect(first.place([Self.now + Self.year, Self.now], followedBy: nil) == [Self.now, Self.now])
    var last = EventTimes()
    #expect(last.place([Self.now, Self.now + 5 * Self.year], followedBy: nil) == [Self.now, Self.now])
  }

  @Test func aLogThatRestsForMonthsGoesOn() {
    var times = EventTimes()
    let later = Self.now + Self.year / 2
    #expect(times.place([Self.now, later], followedBy: later + Self.year / 2) == [Self.now, later])
    #expect(times.notes(of: "a").isEmpty)
  }

  @Test func itDoesNotMatterWhereTheLogIsCut() {
    let rows = [Self.now, Self.now + 3 * Self.year, Self.now + 5, Self.none, Self.now + 2, Self.now + Self.year / 2]
    var whole = EventTimes()
    let placed = whole.place(rows, followedBy: nil)
    for cut in 1..<rows.count {
      var parts = EventTimes()
      let next = rows[cut...].first { $0 != Self.none }
      let start = parts.place(Array(rows[..<cut]), followedBy: next)
      #expect(start + parts.place(Array(rows[cut...]), followedBy: nil) == placed)
    }
  }
}
