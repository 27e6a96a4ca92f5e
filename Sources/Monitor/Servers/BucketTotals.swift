/// Numbers of many series, put together bucket by bucket.
struct BucketTotals: Sendable {
  enum Combination: Sendable {
    case sum
    case highest
    case lowest
  }

  private(set) var values: [Double]
  /// How many series had something in the bucket.
  private(set) var counts: [Int]
  let combination: Combination

  init(count: Int, _ combination: Combination = .sum) {
    values = Array(repeating: 0, count: count)
    counts = Array(repeating: 0, count: count)
    self.combination = combination
  }

  subscript(bucket: Int) -> Double? { counts[bucket] > 0 ? values[bucket] : nil }

  func mean(_ bucket: Int) -> Double? {
    counts[bucket] > 0 ? values[bucket] / Double(counts[bucket]) : nil
  }

  mutating func add(_ value: Double, to bucket: Int, count: Int = 1) {
    guard count > 0 else { return }
    if counts[bucket] == 0 {
      values[bucket] = value
    } else {
      switch combination {
      case .sum: values[bucket] += value
      case .highest: values[bucket] = max(values[bucket], value)
      case .lowest: values[bucket] = min(values[bucket], value)
      }
    }
    counts[bucket] += count
  }

  mutating func merge(_ other: BucketTotals) {
    for bucket in other.values.indices { add(other.values[bucket], to: bucket, count: other.counts[bucket]) }
  }
}
