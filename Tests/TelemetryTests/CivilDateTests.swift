import Telemetry
import Testing

@Suite struct CivilDateTests {
  @Test func readsTheSameDateAndTimeAsPython() {
    for (nanoseconds, parts, _) in CivilDateReference.times {
      let date = CivilDate(Timestamp(nanoseconds: nanoseconds))
      let found = [date.year, date.month, date.day, date.hour, date.minute, date.second, date.nanosecond]
      #expect(found == parts, "\(nanoseconds)")
    }
  }

  @Test func writesTimesInISO8601WithAsManyDigitsAsTheyNeed() {
    for (nanoseconds, _, text) in CivilDateReference.times {
      #expect(Timestamp(nanoseconds: nanoseconds).description == text)
    }
  }

  @Test func countsTheDaysBackToTheSameTime() {
    for (nanoseconds, parts, _) in CivilDateReference.times {
      let days = CivilDate.daysSinceEpoch(year: parts[0], month: parts[1], day: parts[2])
      let midnight = Timestamp(nanoseconds: nanoseconds).floored(toMultipleOf: 86_400_000_000_000)
      #expect(Int64(days) * 86_400_000_000_000 == midnight.nanoseconds)
    }
  }

  @Test func countsDaysFarOutsideTheRangeOfTimestamps() {
    // Python: (date(1, 1, 1) - date(1970, 1, 1)).days, (date(9999, 12, 31) - date(1970, 1, 1)).days
    #expect(CivilDate.daysSinceEpoch(year: 1, month: 1, day: 1) == -719_162)
    #expect(CivilDate.daysSinceEpoch(year: 9999, month: 12, day: 31) == 2_932_896)
    // Hinnant's paper: the era begins on 0000-03-01.
    #expect(CivilDate.daysSinceEpoch(year: 0, month: 3, day: 1) == -719_468)
    #expect(CivilDate.daysSinceEpoch(year: 0, month: 2, day: 29) == -719_469)
  }

  @Test func knowsHowLongMonthsAre() {
    for (year, month, days) in CivilDateReference.monthLengths {
      #expect(CivilDate.daysIn(month: month, of: year) == days, "\(year)-\(month)")
    }
  }

  @Test func theClockIsTheTimeOfDayAlone() {
    #expect(Timestamp(seconds: 1_772_335_961).clock == "03:32:41")
    #expect(Timestamp(nanoseconds: -1).clock == "23:59:59")
  }
}
