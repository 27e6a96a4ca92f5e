/// How often each value of a category occurred; the values beyond a limit are counted together.
///
/// Exact while there are at most `limit` different values; then the rare and late ones join ``otherCount``.
struct CategoryCounts: Sendable {
  private let limit: Int
  private(set) var counts: [String: Int] = [:]
  private(set) var otherCount = 0

  init(limit: Int) {
    self.limit = limit
  }

  var total: Int { counts.values.reduce(otherCount, +) }

  mutating func add(_ value: String, count: Int) {
    if let known = counts[value] {
      counts[value] = known + count
    } else if counts.count < limit {
      counts[value] = count
    } else {
      otherCount += count
    }
  }

  mutating func merge(_ other: CategoryCounts) {
    for (value, count) in other.counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      add(value, count: count)
    }
    otherCount += other.otherCount
  }

  /// The most frequent values, ties by bytes.
  func top(_ count: Int) -> [(value: String, count: Int)] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .prefix(count).map { (value: $0.key, count: $0.value) }
  }
}
