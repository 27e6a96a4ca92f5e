/// How grave every look at a model's features was: a bounded number of entries, the old ones coarser than the young.
struct GravityHistory: Sendable {
  struct Entry: Sendable, Equatable {
    /// Positions from which and up to which it speaks.
    var start: Int64
    var end: Int64
    /// By feature; of several looks the gravest.
    var gravities: [UInt8]
  }

  static let limit = 1_024

  private(set) var entries: [Entry]

  /// - Parameter entries: in the order of their time.
  init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// Takes a look.
  ///
  /// - Complexity: O(features), amortised over the merges of old entries.
  mutating func append(_ entry: Entry) {
    // After time has moved back, what was thought to be later is void.
    while let last = entries.last, last.start >= entry.start { entries.removeLast() }
    entries.append(entry)
    if entries.count > Self.limit { coarsen() }
  }

  /// Merges the older half two by two.
  private mutating func coarsen() {
    var merged: [Entry] = []
    for place in stride(from: 0, to: Self.limit / 2, by: 2) {
      let (first, second) = (entries[place], entries[place + 1])
      merged.append(
        Entry(start: first.start, end: second.end, gravities: zip(first.gravities, second.gravities).map(max)))
    }
    entries.replaceSubrange(0..<Self.limit / 2, with: merged)
  }

  /// The gravest look at a feature in each of `count` consecutive buckets; `nil` where there was none.
  ///
  /// - Complexity: O(entries + buckets that they touch).
  func gravities(ofFeature feature: Int, from start: Int64, step: Int64, count: Int) -> [DriftGravity?] {
    var buckets = [DriftGravity?](repeating: nil, count: count)
    for entry in entries where entry.end > start {
      let first = max(0, (entry.start - start) / step)
      let last = min(Int64(count) - 1, (entry.end - 1 - start) / step)
      guard first <= last, let gravity = DriftGravity(rawValue: entry.gravities[feature]) else { continue }
      for bucket in Int(first)...Int(last) { buckets[bucket] = buckets[bucket].map { max($0, gravity) } ?? gravity }
    }
    return buckets
  }
}
