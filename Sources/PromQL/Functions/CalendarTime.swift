internal import Telemetry

/// A time in the proleptic Gregorian calendar, of any number whatever.
///
/// - Reference: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
struct CalendarTime {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  private let days: Int

  private static let secondsADay: UInt64 = 86_400
  /// Go counts from a year this many days before 1970.
  private static let daysBefore1970 = 106_751_991_073_094

  init(seconds: Double) {
    // What is no such number, Go's processors make this of.
    self.init(wholeSeconds: Int64(exactly: seconds.rounded(.towardZero)) ?? .min)
  }

  init(milliseconds: Int64) {
    self.init(wholeSeconds: milliseconds / 1_000)
  }

  private init(wholeSeconds: Int64) {
    // Before Go's first year stands its last.
    let sinceBeginning = UInt64(bitPattern: wholeSeconds &+ Int64(Self.daysBefore1970) * Int64(Self.secondsADay))
    let ofDay = Int(sinceBeginning % Self.secondsADay)
    hour = ofDay / 3_600
    minute = ofDay / 60 % 60
    second = ofDay % 60
    days = Int(sinceBeginning / Self.secondsADay) - Self.daysBefore1970

    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfShiftedYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfShiftedYear + 2) / 153
    day = dayOfShiftedYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// 1970 began on a Thursday.
  var weekday: Int { ((days + 4) % 7 + 7) % 7 }
  var dayOfYear: Int { days - CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + 1 }
  var daysInMonth: Int { CivilDate.daysIn(month: month, of: year) }
}

extension CalendarTime {
  /// As RFC 3339, "2026-03-01T12:00:00Z".
  var text: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
      + "T\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))Z"
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
