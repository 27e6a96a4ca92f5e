internal import Telemetry

/// Times and durations as Go prints them.
enum GoTime {
  /// "2026-03-01 00:00:00.5 +0000 UTC"
  static func text(_ time: Timestamp) -> String {
    let date = CivilDate(time)
    return "\(date.year.digits(4))-\(date.month.digits(2))-\(date.day.digits(2)) \(time.clock)"
      + fraction(date.nanosecond) + " +0000 UTC"
  }

  /// "1h0m2.5s", "15ms"
  ///
  /// - Reference: Go, `time.Duration.String`.
  static func text(_ duration: Duration) -> String {
    let nanoseconds = duration.nanoseconds
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    guard magnitude >= 1_000_000_000 else {
      let units: [(size: UInt64, name: String)] = [(1_000_000, "ms"), (1_000, "µs"), (1, "ns")]
      guard let unit = units.first(where: { magnitude >= $0.size }) else { return "0s" }
      return sign + decimal(magnitude, per: unit.size) + unit.name
    }
    let minutes = magnitude / 60_000_000_000
    let seconds = decimal(magnitude % 60_000_000_000, per: 1_000_000_000) + "s"
    if minutes == 0 { return sign + seconds }
    return sign + (minutes >= 60 ? "\(minutes / 60)h" : "") + "\(minutes % 60)m" + seconds
  }

  private static func decimal(_ amount: UInt64, per unit: UInt64) -> String {
    var rest = String(amount % unit + unit).dropFirst()
    while rest.last == "0" { rest.removeLast() }
    return "\(amount / unit)" + (rest.isEmpty ? "" : ".\(rest)")
  }

  private static func fraction(_ nanosecond: Int) -> String {
    guard nanosecond > 0 else { return "" }
    var digits = nanosecond.digits(9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }
}

extension Int {
  /// With zeros in front.
  fileprivate func digits(_ count: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, count - text.utf8.count)) + text
  }
}
