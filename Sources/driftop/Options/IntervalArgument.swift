/// How often something is done, as a person writes it: "2s", "500ms", "1m".
struct IntervalArgument {
  let duration: Duration

  private static let units: [(suffix: String, milliseconds: Double)] = [
    ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000),
  ]

  init(_ text: String) throws(Failure) {
    for (suffix, milliseconds) in Self.units where text.hasSuffix(suffix) {
      guard let number = Double(text.dropLast(suffix.count)), number.isFinite,
        case let length = number * milliseconds, (100...86_400_000).contains(length)
      else { break }
      duration = .milliseconds(Int64(length))
      return
    }
    throw Failure(sentence: "interval \(text): expected a time from 100ms to 24h, as 2s, 500ms or 1m")
  }
}
