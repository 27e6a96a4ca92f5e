/// The series that have one label, rising. The first lies in the list itself: most values of a label that tells
/// series apart belong to one series alone.
struct PostingList: Sendable, Codable {
  private var first: UInt32
  private(set) var count = 1 as UInt32
  private var rest: [UInt32] = []

  init(_ first: UInt32) {
    self.first = first
  }

  var heapBytes: Int { HeapSize.ofArray(rest) }

  subscript(index: Int) -> UInt32 {
    index == 0 ? first : rest[index - 1]
  }

  /// - Precondition: `series` is above all in the list.
  mutating func append(_ series: UInt32) {
    rest.appendInSmallSteps(series)
    count += 1
  }

  /// Those that are wanted; `nil` when none is left.
  func filter(_ isWanted: (UInt32) -> Bool) -> PostingList? {
    let kept = (0..<Int(count)).map { self[$0] }.filter(isWanted)
    guard let first = kept.first else { return nil }
    var list = PostingList(first)
    list.rest = Array(kept.dropFirst())
    list.count = UInt32(kept.count)
    return list
  }

  /// Those of `candidates`, which rise, that are in the list.
  ///
  /// - Complexity: O(m log(n / m)) for m candidates and n series, by searching in steps that double.
  func intersection(_ candidates: [UInt32]) -> [UInt32] {
    var common: [UInt32] = []
    var start = 0
    for candidate in candidates {
      start = firstIndex(notBelow: candidate, from: start)
      guard start < Int(count) else { break }
      if self[start] == candidate { common.append(candidate) }
    }
    return common
  }

  private func firstIndex(notBelow wanted: UInt32, from start: Int) -> Int {
    var low = start
    var step = 1
    while low + step < Int(count), self[low + step] < wanted {
      low += step
      step *= 2
    }
    var high = min(low + step, Int(count))
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
