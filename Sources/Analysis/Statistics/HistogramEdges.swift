internal import Glibc

/// Edges for a `Histogram`, by the rules that numpy's `histogram_bin_edges` knows.
///
///     HistogramEdges.sturges([1, 2, 3, 4])  // [1, 2, 3, 4]
///
/// NaN and infinities are left out. Where all values are equal the range is widened by ½ on both sides, as numpy does.
public enum HistogramEdges {
  /// Bins beyond which no rule goes: one far outlier would ask Freedman and Diaconis for billions.
  public static let limit = 10_000

  /// So many bins of one width over the range of the values; `nil` without finite ones.
  ///
  /// - Precondition: `count` is positive.
  public static func equalWidth(_ values: [Double], count: Int) -> [Double]? {
    FiniteRange(values).flatMap { edges($0, count: count) }
  }

  /// ⌈log₂ n + 1⌉ bins; `nil` without finite values.
  ///
  /// - Reference: Sturges, "The choice of a class interval", doi:10.1080/01621459.1926.10502161.
  public static func sturges(_ values: [Double]) -> [Double]? {
    guard let range = FiniteRange(values) else { return nil }
    return edges(range, width: (range.high - range.low) / (log2(Double(range.count)) + 1))
  }

  /// Bins of twice the interquartile range over the cube root of n; one bin where that range is 0, at most `limit`.
  ///
  /// - Reference: Freedman and Diaconis, "On the histogram as a density estimator", doi:10.1007/BF01025868.
  public static func freedmanDiaconis(_ values: [Double]) -> [Double]? {
    guard let range = FiniteRange(values) else { return nil }
    var sorted = values.filter(\.isFinite)
    RadixSort.sort(&sorted)
    guard let lower = sorted.sortedQuantile(0.25), let upper = sorted.sortedQuantile(0.75) else { return nil }
    return edges(range, width: 2 * (upper - lower) / pow(Double(range.count), 1 / 3))
  }

  private static func edges(_ range: FiniteRange, width: Double) -> [Double]? {
    // Neither a width of 0 nor one that overflowed says how many bins to take.
    guard width > 0, width < .infinity else { return edges(range, count: 1) }
    let count = ((range.high - range.low) / width).rounded(.up)
    return edges(range, count: Int(Swift.min(Swift.max(count, 1), Double(limit))))
  }

  private static func edges(_ range: FiniteRange, count: Int) -> [Double]? {
    precondition(count > 0, "a histogram has at least one bin")
    let isPoint = range.low == range.high
    let low = isPoint ? range.low - 0.5 : range.low
    let high = isPoint ? range.high + 0.5 : range.high
    let step = (high - low) / Double(count)
    guard step.isFinite, step > 0 else { return nil }
    var edges = (0..<count).map { low + Double($0) * step } + [high]
    // Steps below the spacing of doubles would repeat an edge.
    edges = edges.enumerated().filter { $0.offset == 0 || $0.element > edges[$0.offset - 1] }.map(\.element)
    return edges.count > 1 ? edges : nil
  }
}

private struct FiniteRange {
  var low = Double.infinity
  var high = -Double.infinity
  var count = 0

  init?(_ values: [Double]) {
    for value in values where value.isFinite {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
      count += 1
    }
    if count == 0 { return nil }
  }
}
