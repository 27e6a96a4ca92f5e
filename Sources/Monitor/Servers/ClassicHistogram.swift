/// Quantiles of a histogram that counts observations up to each of its bounds.
enum ClassicHistogram {
  /// - Parameters:
  ///   - quantile: 0…1.
  ///   - buckets: upper bounds and how many observations lie at or below each, in any order.
  /// - Returns: `nil` without observations, with fewer than two buckets, or when the last bound is not infinite.
  /// - Complexity: O(n log n).
  /// - Reference: `histogram_quantile` of Prometheus: linear within a bucket, the first beginning at 0; in the last
  ///   bucket its lower bound.
  static func quantile(_ quantile: Double, _ buckets: [(bound: Double, count: Double)]) -> Double? {
    var buckets = buckets.sorted { $0.bound < $1.bound }
    guard buckets.count >= 2, let last = buckets.last, last.bound == .infinity else { return nil }
    for index in buckets.indices.dropFirst() {
      buckets[index].count = max(buckets[index].count, buckets[index - 1].count)
    }
    let total = buckets[buckets.count - 1].count
    guard total > 0 else { return nil }
    let rank = quantile * total
    let index = buckets.firstIndex { $0.count >= rank } ?? buckets.count - 1
    if index == buckets.count - 1 { return buckets[index - 1].bound }
    let bucket = buckets[index]
    if index == 0, bucket.bound <= 0 { return bucket.bound }
    let lower = index == 0 ? (bound: 0, count: 0) : buckets[index - 1]
    guard bucket.count > lower.count else { return bucket.bound }
    return lower.bound + (bucket.bound - lower.bound) * (rank - lower.count) / (bucket.count - lower.count)
  }
}
