/// Which records belong to a slice, a bit each.
struct SliceMembers: Sendable {
  private(set) var words: [UInt64]

  init(all count: Int) {
    words = Array(repeating: .max, count: count / 64)
    if count % 64 > 0 { words.append(1 << UInt64(count % 64) - 1) }
  }

  init(_ cells: [UInt8], in range: ClosedRange<UInt8>) {
    words = Array(repeating: 0, count: (cells.count + 63) / 64)
    for (row, cell) in cells.enumerated() where range.contains(cell) { words[row >> 6] |= 1 << UInt64(row & 63) }
  }

  init(_ flags: [Bool]) {
    words = Array(repeating: 0, count: (flags.count + 63) / 64)
    for (row, flag) in flags.enumerated() where flag { words[row >> 6] |= 1 << UInt64(row & 63) }
  }

  mutating func formIntersection(_ other: SliceMembers) {
    for place in words.indices { words[place] &= other.words[place] }
  }

  mutating func subtract(_ other: SliceMembers) {
    for place in words.indices { words[place] &= ~other.words[place] }
  }

  /// Members that are also among others, and of these the ones among a third kind.
  func counts(among others: SliceMembers, marked: SliceMembers) -> (count: Int, marked: Int) {
    var (count, hits) = (0, 0)
    for place in words.indices {
      let word = words[place] & others.words[place]
      count += word.nonzeroBitCount
      hits += (word & marked.words[place]).nonzeroBitCount
    }
    return (count, hits)
  }
}
