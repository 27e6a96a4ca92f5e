/// Novelty of the changes of a series at three speeds.
///
/// Six exponential averages, each 2.5 times slower than the one before it (4, 10, 25, 62, 156 and 390 values), split the
/// series into bands: the difference of an average and the one two places slower is what changed at that speed. A spike
/// is a record of the fast band, a burst or a level shift one of the slower bands, long before the slow averages have
/// followed it; a slow trend is in none of them.
struct BandNovelty: Sendable, Equatable, Codable {
  private static let bandCount = 3
  private static let fastest = 4.0
  private static let ratio = 2.5

  private var count = 0
  /// From fast to slow.
  private var averages: [Double] = []
  private var envelopes = Array(repeating: NoveltyEnvelope(), count: Self.bandCount)

  /// The slowest average; `nil` before the first value.
  var level: Double? { averages.last }

  /// The largest excess of a band.
  mutating func excess(of value: Double, _ pace: NoveltyEnvelope.Pace) -> Double {
    follow(value)
    guard count > 1 else { return 0 }
    var largest = 0.0
    for band in 0..<Self.bandCount {
      largest = max(largest, envelopes[band].excess(of: averages[band] - averages[band + 2], pace))
    }
    return largest
  }

  private mutating func follow(_ value: Double) {
    count += 1
    guard !averages.isEmpty else {
      averages = Array(repeating: value, count: Self.bandCount + 3)
      return
    }
    var values = Self.fastest
    for index in averages.indices {
      // Until an average has seen as many values as it reaches back it is the plain mean.
      averages[index] += (value - averages[index]) / min(values, Double(count))
      values *= Self.ratio
    }
  }
}
