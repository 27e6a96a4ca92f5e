/// A set of series as one bit each: to join many posting lists without sorting.
struct SeriesSet: Sendable {
  private var words: [UInt64]

  init(capacity: Int) {
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  mutating func insert(_ list: PostingList) {
    for index in 0..<Int(list.count) {
      let series = list[index]
      words[Int(series >> 6)] |= 1 << UInt64(series & 63)
    }
  }

  func contains(_ series: UInt32) -> Bool {
    words[Int(series >> 6)] >> UInt64(series & 63) & 1 != 0
  }
}
