extension QuantileSketch {
  /// The median distance from the median, of as many values as a window has.
  ///
  ///     var sketch = QuantileSketch()
  ///     for value in [1.0, 2, 3, 4, 100] { sketch.add(value) }
  ///     sketch.medianAbsoluteDeviation?.value  // 1
  ///
  /// With the sketch's relative error ε the value is within ε · (deviation + 2 · |median|), which is `error`; that is
  /// `nil` while the sketch is exact. A spread far below the median drowns in it.
  /// - Returns: `nil` without values, and when infinities reach the median.
  /// - Complexity: O(b log b) over the buckets in use.
  public var medianAbsoluteDeviation: (value: Double, error: Double?)? {
    guard count > 0, let middle = quantile(0.5), middle.isFinite else { return nil }
    let deviations = countedValues.map { (value: abs($0.value - middle), count: $0.count) }
      .sorted { $0.value < $1.value }
    let ranks = ((count - 1) / 2, count / 2)
    guard
      let lower = Self.value(atRank: ranks.0, deviations), let upper = Self.value(atRank: ranks.1, deviations),
      let deviation = (lower / 2 + upper / 2).ifFinite
    else { return nil }
    return (deviation, relativeError.map { $0 * (deviation + 2 * abs(middle)) })
  }

  private static func value(atRank rank: Int, _ entries: [(value: Double, count: Int)]) -> Double? {
    var before = 0
    for entry in entries {
      before += entry.count
      if before > rank { return entry.value }
    }
    return nil
  }
}
