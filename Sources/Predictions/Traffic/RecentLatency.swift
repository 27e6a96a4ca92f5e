internal import Analysis

/// Latencies of the last five minutes, a sketch for each.
struct RecentLatency: Sendable, Codable {
  static let length = 5
  /// Fewer values, and fewer of them beyond a quantile, say little about it.
  private static let need = (values: 20, tail: 2.0)

  /// The newest last.
  private var minutes = [sketch()]

  mutating func add(_ seconds: ArraySlice<Double>) {
    seconds.withUnsafeBufferPointer { minutes[minutes.count - 1].add(contentsOf: $0) }
  }

  mutating func turn(by count: Int64) {
    for _ in 0..<min(count, Int64(Self.length)) { minutes.append(Self.sketch()) }
    if minutes.count > Self.length { minutes.removeFirst(minutes.count - Self.length) }
  }

  /// `nil` with too few values: below 20 for the median, 200 for the 99th percentile.
  func quantile(_ quantile: Double) -> Double? {
    var all = Self.sketch()
    for minute in minutes { all.merge(minute) }
    let tail = (Double(all.count) * min(quantile, 1 - quantile)).rounded()
    guard all.count >= Self.need.values, tail >= Self.need.tail else { return nil }
    return all.quantile(quantile)
  }

  private static func sketch() -> QuantileSketch { QuantileSketch(exactLimit: 128) }
}
