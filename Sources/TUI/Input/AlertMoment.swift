import Telemetry

/// Reads until when something is to hold, as a person writes it: a length, or a time of day in UTC.
///
///     AlertMoment.parse("2h", now: now)     // two hours from now
///     AlertMoment.parse("06:00", now: now)  // the next 06:00
enum AlertMoment {
  /// Longer than any holiday.
  private static let longest: Int64 = 366 * 86_400

  static func parse(_ text: some StringProtocol, now: Timestamp) -> Timestamp? {
    text.contains(":") ? clock(text, now: now) : length(text).map { now + .seconds($0) }
  }

  /// Seconds of "90m", "1h30m", "2d", "1w".
  static func length(_ text: some StringProtocol) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    var (total, number): (Int64, Int64?) = (0, nil)
    for character in text {
      if character.isASCII, let digit = character.wholeNumberValue {
        number = (number ?? 0) * 10 + Int64(digit)
        if let number, number > longest { return nil }
      } else if let unit = units[character], let amount = number {
        total += amount * unit
        number = nil
        guard total <= longest else { return nil }
      } else {
        return nil
      }
    }
    return number == nil && total > 0 ? total : nil
  }

  private static func clock(_ text: some StringProtocol, now: Timestamp) -> Timestamp? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int64(parts[0]), let minute = Int64(parts[1]), parts[1].count == 2,
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let day: Int64 = 86_400_000_000_000
    let wanted = now.floored(toMultipleOf: day) + .seconds(hour * 3_600 + minute * 60)
    return wanted > now ? wanted : wanted + .seconds(86_400)
  }
}
