import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Times on the screen")
struct TimeTextTests {
  @Test(arguments: [
    (0, "0 s"), (8, "8 s"), (720, "12 min"), (5_400, "1 h 30 min"), (259_200, "3 d"), (90_061, "1 d 1 h"),
  ])
  func durationsNameTheirTwoLargestUnits(seconds: Int, text: String) {
    #expect(TimeText.text(.seconds(seconds)) == text)
  }

  @Test func windowsAreNamed() {
    #expect(TimeText.window(.duration(.seconds(3_600))) == "last 1 h")
    #expect(TimeText.window(.count(500)) == "last 500 records")
    #expect(TimeText.columnTitle(.duration(.seconds(1_800))) == "LAST 30 MIN")
  }

  @Test func theFirstAndLastMomentsCanBeWritten() {
    #expect(TimeText.clock(Timestamp(nanoseconds: .min)).count == 8)
    // 2^63 ns after the epoch is 2262-04-11T23:47:16Z.
    #expect(TimeText.clock(Timestamp(nanoseconds: .max)) == "23:47:16")
    #expect(TimeText.date(Timestamp(nanoseconds: .max)) == "2262-04-11")
  }

  @Test func ticksStandOnRoundTimes() {
    let start = Timestamp(seconds: 1_772_331_161)
    let (times, step) = TimeTicks.ticks(from: start, to: start + .seconds(3_600), count: 4)
    #expect(step == 1_800)
    // 2026-03-01T02:12:41Z … 03:12:41Z.
    #expect(times.map { TimeText.tick($0, stepSeconds: step) } == ["02:30", "03:00"])
  }

  @Test func ticksYearsApartNameTheYear() {
    // 2006-03-06T12:00:00Z … 2026-03-01T12:00:00Z.
    let (start, end) = (Timestamp(seconds: 1_141_646_400), Timestamp(seconds: 1_772_366_400))
    let (times, step) = TimeTicks.ticks(from: start, to: end, count: 5)
    #expect(times.map { TimeText.tick($0, stepSeconds: step) } == ["2009", "2014", "2019", "2024"])
    #expect(TimeScale.edge(start, from: start, to: end) == "2006-03")
    #expect(TimeScale.edge(end, from: start, to: end) == "2026-03")
  }
}
