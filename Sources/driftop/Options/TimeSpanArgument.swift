/// A length of time as people write it: "90s", "30m", "48h", "7d".
struct TimeSpanArgument {
  let duration: Duration

  /// - Parameter option: how the text was given, for what is said about it.
  init(_ text: String, option: String) throws(Failure) {
    guard let length = try? WindowArgument(text), case .duration(let duration) = length else {
      throw Failure(sentence: "\(option) \(text): expected a time from 1s up, as 30s, 15m, 48h or 7d")
    }
    self.duration = duration
  }
}
