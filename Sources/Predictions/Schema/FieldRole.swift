/// What a field of a prediction log means.
public enum FieldRole: Hashable, Sendable, Codable {
  case time
  case model
  case version
  case id
  /// The label that came true.
  case actual
  case predicted
  /// The model's output for the positive class, or the confidence in its prediction.
  case score
  /// The probability of the class with this label.
  case probability(ofClass: String)
  /// A duration; `secondsPerUnit` turns the logged number into seconds.
  case latency(secondsPerUnit: Double)
  case timeToFirstToken(secondsPerUnit: Double)
  case promptTokens
  case completionTokens
  case finishReason
  case status
  case rating
  case weight
  case segment
  case variant
  /// An input of the model.
  case feature
  /// Any other number or text.
  case other

  /// Whether a line that has such a field is about a prediction rather than a message of the program that wrote it.
  public var marksPrediction: Bool {
    switch self {
    case .actual, .predicted, .score, .probability, .latency, .timeToFirstToken, .promptTokens, .completionTokens,
      .finishReason, .rating, .feature:
      true
    case .time, .model, .version, .id, .status, .weight, .segment, .variant, .other:
      false
    }
  }

  /// Whether the values are listed among the report's fields; the others are identity, labels and time.
  public var isField: Bool {
    switch self {
    case .time, .model, .version, .id, .actual, .predicted, .probability: false
    default: true
    }
  }
}

extension FieldRole {
  /// The role that configuration and flags call by this name: one of ``names``, or "proba.LABEL".
  public static func named(_ name: String) -> FieldRole? {
    if name == "feature" { return .feature }
    let match = WellKnownNames.match(name).role
    return match == .other || match == .feature ? nil : match
  }

  /// The names to offer a person, one for each role.
  public static let names = [
    "time", "model", "version", "id", "actual", "predicted", "score", "latency_ms", "latency_s", "ttft_ms",
    "prompt_tokens", "completion_tokens", "finish_reason", "status", "rating", "weight", "segment", "variant",
    "feature",
  ]
}
