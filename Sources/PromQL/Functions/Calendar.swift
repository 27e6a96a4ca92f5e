// What day and time it is in UTC, of values that are seconds since 1970.

extension FunctionDescriptor {
  static let year = calendar("year", "year") { $0.year }
  static let month = calendar("month", "month, 1 to 12") { $0.month }
  static let dayOfMonth = calendar("day_of_month", "day of the month, 1 to 31") { $0.day }
  static let dayOfWeek = calendar("day_of_week", "day of the week, 0 is Sunday") { $0.weekday }
  static let dayOfYear = calendar("day_of_year", "day of the year, 1 to 366") { $0.dayOfYear }
  static let daysInMonth = calendar("days_in_month", "number of days of the month") { $0.daysInMonth }
  static let hour = calendar("hour", "hour, 0 to 23") { $0.hour }
  static let minute = calendar("minute", "minute, 0 to 59") { $0.minute }

  private static func calendar(
    _ name: String, _ summary: String, _ part: @escaping @Sendable (CalendarTime) -> Int
  ) -> Self {
    Self(
      name, [.instantVector], repetition: .optional(1), summary: summary,
      .value { value, _ in Double(part(CalendarTime(seconds: value))) })
  }
}
