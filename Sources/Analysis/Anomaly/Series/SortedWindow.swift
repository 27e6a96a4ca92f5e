/// The latest values of a series, kept in order of size so that the median and the median absolute deviation are at hand.
///
/// - Complexity: O(log w) comparisons and one move of memory a value; O(log w) for a median absolute deviation.
struct SortedWindow: Sendable, Equatable, Codable {
  let capacity: Int
  /// In order of arrival; once full, `oldest` is the next to leave.
  private var arrived: [Double] = []
  private var oldest = 0
  private var sorted: [Double] = []

  init(capacity: Int) {
    precondition(capacity > 0, "a window holds at least one value")
    self.capacity = capacity
  }

  var count: Int { sorted.count }

  /// - Precondition: the value is finite.
  mutating func add(_ value: Double) {
    if arrived.count < capacity {
      arrived.append(value)
    } else {
      sorted.remove(at: place(of: arrived[oldest]))
      arrived[oldest] = value
      oldest = oldest + 1 == capacity ? 0 : oldest + 1
    }
    sorted.insert(value, at: place(of: value))
  }

  /// `nil` when empty.
  var median: Double? {
    guard !sorted.isEmpty else { return nil }
    let lower = sorted[(sorted.count - 1) / 2]
    let upper = sorted[sorted.count / 2]
    // Halves first: the sum of two huge values would overflow.
    return lower == upper ? lower : lower / 2 + upper / 2
  }

  /// The median of the distances from the median; `nil` when empty.
  var medianAbsoluteDeviation: Double? {
    guard let median else { return nil }
    let lower = distance(ofRank: (sorted.count - 1) / 2, from: median)
    let upper = distance(ofRank: sorted.count / 2, from: median)
    return lower == upper ? lower : lower / 2 + upper / 2
  }

  /// The distance with `rank` smaller ones. The distances of the values below the centre and of those above are two
  /// sorted lists; the search is for how many of the nearest come from below.
  private func distance(ofRank rank: Int, from center: Double) -> Double {
    let split = place(of: center)
    let aboveCount = sorted.count - split
    func below(_ index: Int) -> Double { center - sorted[split - 1 - index] }
    func above(_ index: Int) -> Double { sorted[split + index] - center }
    var low = max(0, rank + 1 - aboveCount)
    var high = min(split, rank + 1)
    while low < high {
      let fromBelow = (low + high) / 2
      if below(fromBelow) < above(rank - fromBelow) { low = fromBelow + 1 } else { high = fromBelow }
    }
    let lastBelow = low > 0 ? below(low - 1) : 0
    let lastAbove = low <= rank ? above(rank - low) : 0
    return max(lastBelow, lastAbove)
  }

  /// How many values are smaller.
  private func place(of value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
