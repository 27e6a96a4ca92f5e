/// A set of series as one bit each: to join what many labels have without sorting.
///
/// It may hold series that have ended.
public struct SeriesSet: Sendable {
  private var words: [UInt64]

  init(capacity: Int) {
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// - Complexity: O(n + the highest number).
  public init(_ series: [SeriesID]) {
    self.init(capacity: series.max().map { Int($0.index) + 1 } ?? 0)
    for id in series { insert(id.index) }
  }

  public func contains(_ series: SeriesID) -> Bool { contains(series.index) }

  /// Keeps what is in both.
  public mutating func formIntersection(_ other: SeriesSet) {
    words.removeLast(max(0, words.count - other.words.count))
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func insert(_ list: PostingList) {
    for index in 0..<Int(list.count) { insert(list[index]) }
  }

  func contains(_ series: UInt32) -> Bool {
    let word = Int(series >> 6)
    return word < words.count && words[word] >> UInt64(series & 63) & 1 != 0
  }

  private mutating func insert(_ series: UInt32) {
    words[Int(series >> 6)] |= 1 << UInt64(series & 63)
  }
}
