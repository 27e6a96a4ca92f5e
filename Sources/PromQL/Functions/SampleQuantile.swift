/// Quantiles of values by selection in place.
///
/// NaN stands before all numbers. Between two values the quantile is interpolated.
///
/// - Reference: Prometheus's `quantile`; R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages" (1996),
///   definition 7. C. A. R. Hoare, "Algorithm 65: Find" (1961).
enum SampleQuantile {
  /// - Parameters:
  ///   - quantile: 0...1; −∞ comes below and +∞ above that range, NaN of NaN.
  ///   - values: not empty; they are put into another order.
  /// - Complexity: O(n) on average.
  static func value(_ quantile: Double, of values: UnsafeMutableBufferPointer<Double>) -> Double {
    guard !values.isEmpty, !quantile.isNaN else { return .nan }
    if quantile < 0 { return -.infinity }
    if quantile > 1 { return .infinity }
    let rank = quantile * Double(values.count - 1)
    let lower = Int(rank)
    let weight = rank - Double(lower)
    let numbers = moveNaNsToFront(values)
    guard lower >= numbers else { return .nan }
    select(lower, in: values, from: numbers)
    // What lies behind the selected place is in no order, but nowhere below it.
    var upper = values[values.count - 1]
    for value in values[min(lower + 1, values.count - 1)...] where value < upper { upper = value }
    return values[lower] * (1 - weight) + upper * weight
  }

  /// - Returns: how many there are.
  private static func moveNaNsToFront(_ values: UnsafeMutableBufferPointer<Double>) -> Int {
    var count = 0
    for place in values.indices where values[place].isNaN {
      values.swapAt(place, count)
      count += 1
    }
    return count
  }

  /// Puts the value that belongs to a place in order there, with nothing greater before it and nothing less behind it.
  private static func select(_ place: Int, in values: UnsafeMutableBufferPointer<Double>, from start: Int) {
    var (first, last) = (start, values.count - 1)
    while first < last {
      // The middle of three keeps sorted values, the common case, from being the worst.
      let middle = first + (last - first) / 2
      if values[middle] < values[first] { values.swapAt(middle, first) }
      if values[last] < values[first] { values.swapAt(last, first) }
      if values[last] < values[middle] { values.swapAt(last, middle) }
      let pivot = values[middle]
      var (left, right) = (first, last)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        guard left <= right else { break }
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
      if place <= right { last = right } else if place >= left { first = left } else { return }
    }
  }
}
