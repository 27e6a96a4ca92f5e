import Ingest
import Telemetry

/// A moment as people and scripts give it: seconds since 1970, RFC 3339, `now`, `now-5m`.
struct TimeArgument {
  private enum Meaning {
    case milliseconds(Int64)
    /// So much after now.
    case fromNow(Duration)
  }

  private let meaning: Meaning

  /// Years 1970 to 2261, what a ``Timestamp`` holds.
  private static let seconds = 0.0...9.2e9

  init(_ text: String, option: String) throws(Failure) {
    if let number = Double(text) {
      guard Self.seconds.contains(number) else {
        throw Failure(sentence: "\(option) \(text): expected seconds since 1970, at most 9200000000")
      }
      meaning = .milliseconds(Int64((number * 1_000).rounded()))
    } else if let time = WrittenTime.timestamp(text) {
      meaning = .milliseconds(time.milliseconds)
    } else if let distance = Self.distanceFromNow(text) {
      meaning = .fromNow(distance)
    } else {
      throw Failure(
        sentence: "\(option) \(text): expected seconds since 1970, a time as 2026-03-01T12:00:00Z, now, or now-5m")
    }
  }

  func milliseconds(now: Timestamp) -> Int64 {
    switch meaning {
    case .milliseconds(let milliseconds): milliseconds
    case .fromNow(let distance): max(0, (now + distance).milliseconds)
    }
  }

  /// The moment, now being now.
  var timestamp: Timestamp { Timestamp(milliseconds: milliseconds(now: .now)) }

  private static func distanceFromNow(_ text: String) -> Duration? {
    guard text.hasPrefix("now") else { return nil }
    let rest = text.dropFirst("now".count)
    guard let sign = rest.first else { return .zero }
    guard let distance = WrittenTime.duration(String(rest.dropFirst())) else { return nil }
    return sign == "-" ? .zero - distance : sign == "+" ? distance : nil
  }
}
