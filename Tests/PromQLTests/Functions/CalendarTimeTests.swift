import Testing

@testable import PromQL

struct CalendarTimeTests {
  @Test func knowsLeapYearsAndTimesBefore1970() {
    // date -u -d @951782399 and so on.
    #expect(CalendarTime(milliseconds: 951_782_399_000).text == "2000-02-28T23:59:59Z")
    #expect(CalendarTime(milliseconds: 951_782_400_000).text == "2000-02-29T00:00:00Z")
    #expect(CalendarTime(milliseconds: -1_000).text == "1969-12-31T23:59:59Z")
    #expect(CalendarTime(seconds: 4_105_123_200).daysInMonth == 28)
    #expect(CalendarTime(seconds: 4_105_123_200).year == 2100)
    #expect(CalendarTime(seconds: 978_220_800).dayOfYear == 366)
    #expect(CalendarTime(seconds: -86_400).weekday == 3)
  }

  @Test func anyNumberHasATime() {
    let numbers = [Double.nan, .infinity, -.infinity, 1e300, -1e300, 9.3e18, -9.3e18, 0.5, -0.5]
    for number in numbers {
      let time = CalendarTime(seconds: number)
      #expect((1...12).contains(time.month) && (1...31).contains(time.day) && (0...6).contains(time.weekday))
      #expect((1...366).contains(time.dayOfYear) && (0...23).contains(time.hour))
    }
  }
}
