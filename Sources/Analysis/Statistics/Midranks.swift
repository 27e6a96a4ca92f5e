/// Ranks from 1 on in which equal values share the middle of their places.
///
///     Midranks.of([10, 30, 10])  // [1.5, 3, 1.5]
///
/// - Precondition: no value is NaN.
/// - Complexity: O(n log n).
public enum Midranks {
  public static func of(_ values: [Double]) -> [Double] {
    precondition(!values.contains(where: \.isNaN), "NaN has no rank")
    var ranks = Array(repeating: 0.0, count: values.count)
    let order = values.indices.sorted { values[$0] < values[$1] }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
