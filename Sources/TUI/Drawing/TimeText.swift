import Monitor
import Telemetry

/// How times, durations and windows are written on the screen, always in UTC.
enum TimeText {
  /// "03:12:41".
  static func clock(_ time: Timestamp) -> String {
    safe(time).clock
  }

  /// "03:12", or "03:12:30" where ticks stand closer than a minute, "03-01" where they stand a day apart, "2026-03" where
  /// a month and "2026" where a year.
  static func tick(_ time: Timestamp, stepSeconds: Int64) -> String {
    switch stepSeconds {
    case ..<60: clock(time)
    case ..<86_400: String(clock(time).prefix(5))
    case ..<2_592_000: String(date(time).dropFirst(5))
    case ..<31_536_000: String(date(time).prefix(7))
    default: String(date(time).prefix(4))
    }
  }

  /// "2026-03-01".
  static func date(_ time: Timestamp) -> String {
    String(safe(time).description.prefix(10))
  }

  /// "03:12:41", or with the date where that is another one: "02-28 03:12:41".
  static func moment(_ time: Timestamp, beside other: Timestamp?) -> String {
    guard let other, date(other) != date(time) else { return clock(time) }
    return "\(date(time).dropFirst(5)) \(clock(time))"
  }

  /// "last 1 h", "last 500", "all".
  static func window(_ window: WindowSpan) -> String {
    switch window {
    case .duration(let duration): "last \(text(duration))"
    case .count(let count): "last \(NumberText.count(count)) records"
    case .everything: "everything"
    }
  }

  /// The title of a column that holds a window's history; at most nine columns for every window of the ladder.
  static func columnTitle(_ window: WindowSpan) -> String {
    switch window {
    case .duration(let duration): "LAST \(text(duration).uppercased())"
    case .count(let count): "LAST \(NumberText.count(count, width: 6).uppercased())"
    case .everything: "ALL"
    }
  }

  /// "8 s", "12 min", "1 h 30 min", "3 d": the two largest units that are not zero.
  static func text(_ duration: Duration) -> String {
    var seconds = abs(ScreenInt.rounded(duration.inSeconds))
    var parts: [String] = []
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)] where parts.count < 2 {
      let amount = seconds / length
      seconds %= length
      if amount > 0 { parts.append("\(NumberText.count(amount)) \(unit)") }
    }
    return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
  }

  /// An age or a wait that does not change each second: whole seconds below ten, steps of five below a minute, then
  /// minutes, hours and days.
  static func rough(_ duration: Duration) -> String {
    let seconds = max(0, ScreenInt.rounded(duration.inSeconds))
    return switch seconds {
    case ..<10: "\(seconds) s"
    case ..<60: "\(seconds / 5 * 5) s"
    case ..<3_600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3_600) h"
    default: "\(NumberText.count(seconds / 86_400)) d"
    }
  }

  /// The calendar cannot be computed for the first day of the range of `Timestamp`.
  private static func safe(_ time: Timestamp) -> Timestamp {
    Timestamp(nanoseconds: max(time.nanoseconds, -9_200_000_000_000_000_000))
  }
}
