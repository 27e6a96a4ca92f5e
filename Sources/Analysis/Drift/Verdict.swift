/// What a detector or test says of the data that it has seen.
public enum Verdict: Sendable, Equatable, Codable {
  /// Too little data to say anything.
  ///
  /// - Parameter need: values that must have been seen for the first verdict, those seen already included.
  case insufficientData(need: Int)
  case stable
  /// Something may be changing; not yet beyond what the method calls drift.
  case warning
  case drift
}

extension Verdict {
  /// The word in reports: `insufficient_data`, `stable`, `warning` or `drift`.
  public var word: String {
    switch self {
    case .insufficientData: "insufficient_data"
    case .stable: "stable"
    case .warning: "warning"
    case .drift: "drift"
    }
  }
}

extension Verdict {
  /// How grave it is: too little data before stable before a warning before drift.
  public var rank: Int {
    switch self {
    case .insufficientData: 0
    case .stable: 1
    case .warning: 2
    case .drift: 3
    }
  }
}
