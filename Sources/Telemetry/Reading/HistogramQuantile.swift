/// Quantiles of a classic histogram, whose buckets count everything up to their bound.
///
///     HistogramQuantile([(0.1, 50), (0.5, 90), (.infinity, 100)]).value(0.9)  // 0.5
///
/// Buckets come in any order, as counts or as rates. Equal bounds are added up. A count below the one before, which
/// scrapes of a busy server bring about, is raised to it; differences that rounding explains are ignored.
///
/// - Reference: Prometheus's `histogram_quantile` over classic histograms.
public struct HistogramQuantile: Sendable {
  private struct Bucket {
    var bound: Double
    var count: Double
  }

  // Counts that differ relatively by less than this are equal.
  private static let tolerance = 1e-12
  private let buckets: [Bucket]
  private let isComplete: Bool

  /// - Parameter buckets: upper bounds, the label `le` as a number, and what was counted up to them.
  /// - Complexity: O(n log n).
  public init(_ buckets: [(le: Double, count: Double)]) {
    let sorted = buckets.filter { !$0.le.isNaN }.sorted { $0.le < $1.le }
    isComplete = sorted.last?.le == .infinity
    var merged: [Bucket] = []
    for (bound, count) in sorted {
      if let last = merged.last, last.bound == bound {
        merged[merged.count - 1].count += count
      } else {
        merged.append(Bucket(bound: bound, count: count))
      }
    }
    self.buckets = Self.rising(merged)
  }

  /// The value below which the share `quantile` of observations lies, by linear interpolation within its bucket; the
  /// lowest bucket begins at 0 when its bound is positive. In the last bucket it is the bound before.
  ///
  /// - Parameter quantile: 0...1; −∞ comes below and +∞ above that range.
  /// - Returns: NaN without observations, without a bucket for +∞, with fewer than two buckets, or for NaN.
  public func value(_ quantile: Double) -> Double {
    if quantile.isNaN { return .nan }
    if quantile < 0 { return -.infinity }
    if quantile > 1 { return .infinity }
    guard isComplete, buckets.count >= 2, let total = buckets.last?.count, total != 0, !total.isNaN else { return .nan }
    let rank = quantile * total
    let last = buckets.count - 1
    let place = buckets[..<last].firstIndex { $0.count >= rank } ?? last
    if place == last { return buckets[last - 1].bound }
    let bucket = buckets[place]
    guard place > 0 else {
      return bucket.bound <= 0 ? bucket.bound : bucket.bound * (rank / bucket.count)
    }
    let below = buckets[place - 1]
    return below.bound + (bucket.bound - below.bound) * ((rank - below.count) / (bucket.count - below.count))
  }

  private static func rising(_ buckets: [Bucket]) -> [Bucket] {
    guard var previous = buckets.first?.count else { return [] }
    var rising = buckets
    for index in rising.indices.dropFirst() {
      let count = rising[index].count
      if count == previous { continue }
      if count < previous || abs(count - previous) / (abs(count) + abs(previous)) < tolerance {
        rising[index].count = previous
      } else {
        previous = count
      }
    }
    return rising
  }
}
