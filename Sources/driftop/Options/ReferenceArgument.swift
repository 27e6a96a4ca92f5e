import Ingest
import Predictions
import Telemetry

/// What models are held against, as people write it: "first:1000", "2026-03-01T00:00:00Z..2026-03-02T00:00:00Z", the
/// name of a log or of a saved reference, or "none".
enum ReferenceArgument: Equatable {
  case none
  case choice(ReferenceChoice)
  case file(String)

  /// - Parameter option: how the text was given, for what is said about it.
  init(_ text: String, option: String = "--reference") throws(Failure) {
    if text == "none" {
      self = .none
    } else if text.hasPrefix("first:") {
      guard let count = Int(text.dropFirst(6)), count > 0 else {
        throw Failure(sentence: "\(option) \(text): expected a number of records, as in first:1000")
      }
      self = .choice(.first(count))
    } else if let range = try Self.range(text, option) {
      self = .choice(range)
    } else {
      self = .file(text)
    }
  }

  /// - Returns: `nil` for a text that has no two ends, or is a path with two dots in it.
  private static func range(_ text: String, _ option: String) throws(Failure) -> ReferenceChoice? {
    guard let dots = text.firstRange(of: ".."), !text[dots.upperBound...].hasPrefix("/"), !text.hasPrefix("../") else {
      return nil
    }
    let (start, end) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    guard let first = time(start), let last = time(end) else {
      // A file may well be called so; two halves of which one is a time are a slip of the pen.
      guard time(start) != nil || time(end) != nil else { return nil }
      throw Failure(
        sentence: "\(option) \(text): expected two times with .. between them, as in 2026-03-01..2026-03-08")
    }
    guard first < last else {
      throw Failure(sentence: "\(option) \(text): ends before it begins; put the earlier time first")
    }
    return .range(first, last)
  }

  /// Seconds since 1970, a date (its midnight in UTC) or a time by RFC 3339.
  private static func time(_ text: String) -> Timestamp? {
    if let time = WrittenTime.timestamp(text) { return time }
    guard let seconds = Double(text), (0...9.2e9).contains(seconds) else { return nil }
    return Timestamp(nanoseconds: Int64((seconds * 1_000).rounded()) * 1_000_000)
  }
}
