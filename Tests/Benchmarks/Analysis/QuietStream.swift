internal import Analysis

/// A seeded stream without a change, or with one, of the values that a detector takes.
enum QuietStream: Sendable {
  case normal
  case errors(rate: Double)

  /// What a detector's budget must hold for.
  static func all(for kind: StreamDetectorKind) -> [QuietStream] {
    switch kind.input {
    case .errors, .correctness: [.errors(rate: 0.05), .errors(rate: 0.2), .errors(rate: 0.5)]
    case .numbers: kind.id == "adwin" ? [.normal, .errors(rate: 0.2)] : [.normal]
    case .unitInterval: [.errors(rate: 0.2)]
    }
  }

  var name: String {
    switch self {
    case .normal: "normal"
    case .errors(let rate): "errors_\(rate)"
    }
  }

  func values(_ count: Int, for kind: StreamDetectorKind, using generator: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in
      switch self {
      case .normal: return generator.standardNormal()
      case .errors(let rate):
        let isError = generator.uniform() < rate
        return isError == (kind.input == .correctness) ? 0 : 1
      }
    }
  }
}

extension StreamDetectorKind {
  /// False alarms over streams without a change.
  func falseAlarms(
    _ settings: [String: String], _ stream: QuietStream, streams: Int, length: Int, seed: UInt64 = 1
  ) throws -> Int {
    var generator = SplitMix64(seed: seed)
    return try (0..<streams).reduce(0) { sum, _ in
      let values = stream.values(length, for: self, using: &generator)
      return try sum + events(in: values, settings: settings).count { $0.verdict == .drift }
    }
  }
}
