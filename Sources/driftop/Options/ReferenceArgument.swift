import Predictions
import Telemetry

/// What models are held against, as people write it: "first:1000", "2026-03-01T00:00:00Z..2026-03-02T00:00:00Z", the
/// name of a log or of a saved reference, or "none".
enum ReferenceArgument: Equatable {
  case none
  case choice(ReferenceChoice)
  case file(String)

  init(_ text: String) throws(Failure) {
    if text == "none" {
      self = .none
    } else if text.hasPrefix("first:") {
      guard let count = Int(text.dropFirst(6)), count > 0 else {
        throw Failure(sentence: "--reference \(text): expected a number of records, as in first:1000")
      }
      self = .choice(.first(count))
    } else {
      self = .file(text)
    }
  }
}
