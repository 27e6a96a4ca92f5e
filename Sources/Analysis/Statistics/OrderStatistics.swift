/// What is read off values that already stand in ascending order.
extension RandomAccessCollection<Double> where Index == Int {
  /// How many values are at most `value`; none for NaN.
  ///
  /// - Complexity: O(log n).
  func rank(atOrBelow value: Double) -> Int {
    rank { $0 <= value }
  }

  /// How many values lie below `value`; none for NaN.
  ///
  /// - Complexity: O(log n).
  func rank(below value: Double) -> Int {
    rank { $0 < value }
  }

  @inline(__always)
  private func rank(while isBefore: (Double) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low - startIndex
  }
}

extension [Double] {
  /// The value in the middle, or halfway between the two there; `nil` when empty, NaN between infinities of both signs.
  var sortedMedian: Double? {
    guard !isEmpty else { return nil }
    let middle = count / 2
    guard count.isMultiple(of: 2) else { return self[middle] }
    let sum = self[middle - 1] + self[middle]
    return sum.isFinite ? sum / 2 : self[middle - 1] / 2 + self[middle] / 2
  }

  /// On the straight line between the two nearest ranks, as numpy's default; `nil` when empty or outside 0…1.
  func sortedQuantile(_ probability: Double) -> Double? {
    guard !isEmpty, probability >= 0, probability <= 1 else { return nil }
    let position = probability * Double(count - 1)
    let rank = Swift.min(Int(position), count - 1)
    return self[rank].interpolated(to: self[Swift.min(rank + 1, count - 1)], at: position - Double(rank))
  }
}

extension Double {
  /// The point at a share of the way up to another value, measured from the nearer end so that both are reached
  /// exactly.
  ///
  /// Between an infinity and anything else there is no middle: the nearer of the two is taken.
  func interpolated(to upper: Double, at share: Double) -> Double {
    if self == upper || share == 0 { return self }
    let step = upper - self
    guard step.isFinite else {
      if isInfinite || upper.isInfinite { return share < 0.5 ? self : upper }
      return self * (1 - share) + upper * share
    }
    return share < 0.5 ? self + step * share : upper - step * (1 - share)
  }
}
