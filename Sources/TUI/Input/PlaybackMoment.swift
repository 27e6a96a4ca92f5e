import Monitor
import Telemetry

/// Reads where in a recording to go, as a person writes it, in UTC.
///
///     moment.command("14:05")             // that time of the day that lies nearest
///     moment.command("2026-03-02 09:31")
///     moment.command("-10m")              // ten minutes back
struct PlaybackMoment {
  /// Why what was typed is no place to go to.
  struct Refusal: Error, Equatable {
    var reason: String
  }

  var position: Timestamp
  /// `nil` where it is not known yet how far back there is anything.
  var start: Timestamp?
  var end: Timestamp

  static let forms = "14:05, 2026-03-02 09:31, -10m"

  private static let day = Duration.seconds(86_400)

  func command(_ text: some StringProtocol) throws(Refusal) -> PlaybackCommand {
    let words = text.split { $0 == " " || $0 == "T" }.map { $0.hasSuffix("Z") ? $0.dropLast() : $0 }
    switch words.count {
    case 1 where words[0] == "start": return .start
    case 1 where ["end", "now"].contains(words[0]): return .end
    case 1 where words[0].hasPrefix("-") || words[0].hasPrefix("+"):
      guard let seconds = AlertMoment.length(words[0].dropFirst()) else { break }
      return .move(.seconds(words[0].hasPrefix("-") ? -seconds : seconds))
    case 1:
      if let time = Self.timeOfDay(words[0]) { return .seek(try nearest(time, String(text))) }
      if let midnight = Self.date(words[0]) { return .seek(try firstMoment(of: midnight, String(text))) }
    case 2:
      guard let midnight = Self.date(words[0]), let time = Self.timeOfDay(words[1]) else { break }
      guard isInside(midnight + time) else { throw outside(String(text)) }
      return .seek(midnight + time)
    default: break
    }
    throw Refusal(reason: "“\(text)” is no time; \(Self.forms)")
  }

  private func isInside(_ time: Timestamp) -> Bool {
    // Whole seconds are typed; what happened within the last of them counts.
    time <= end && time + .seconds(1) > start ?? Timestamp(nanoseconds: .min)
  }

  /// Of all days, the one on which this time of the day lies nearest.
  private func nearest(_ time: Duration, _ text: String) throws(Refusal) -> Timestamp {
    let days = [position, position - Self.day, position + Self.day, end, end - Self.day, start].compactMap { $0 }
    let times = days.map { $0.floored(toMultipleOf: Self.day.nanoseconds) + time }.filter(isInside)
    let distance: (Timestamp) -> Duration = { max($0 - position, position - $0) }
    guard let nearest = times.min(by: { distance($0) < distance($1) }) else { throw outside(text) }
    return nearest
  }

  /// Where a day begins, or the recording on that day.
  private func firstMoment(of midnight: Timestamp, _ text: String) throws(Refusal) -> Timestamp {
    let first = max(midnight, start ?? midnight)
    guard first < midnight + Self.day, first <= end else { throw outside(text) }
    return first
  }

  private func outside(_ text: String) -> Refusal {
    guard let start else { return Refusal(reason: "“\(text)” has not come yet") }
    let span = "\(TimeText.date(start)) \(TimeText.clock(start)) to \(TimeText.date(end)) \(TimeText.clock(end))"
    return Refusal(reason: "“\(text)” lies outside what there is: \(span)")
  }

  private static func numbers(_ text: some StringProtocol, separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
    return numbers.count == parts.count ? numbers : nil
  }

  private static func timeOfDay(_ text: some StringProtocol) -> Duration? {
    guard let parts = numbers(text, separator: ":"), (2...3).contains(parts.count), parts[0] < 24,
      parts.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return .seconds(parts[0] * 3_600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0))
  }

  private static func date(_ text: some StringProtocol) -> Timestamp? {
    guard let parts = numbers(text, separator: "-"), parts.count == 3, (1_700...2_200).contains(parts[0]),
      (1...12).contains(parts[1]), (1...CivilDate.daysIn(month: parts[1], of: parts[0])).contains(parts[2])
    else { return nil }
    let days = CivilDate.daysSinceEpoch(year: parts[0], month: parts[1], day: parts[2])
    return Timestamp(seconds: Int64(days) * 86_400)
  }
}
