extension BinnedFeature {
  /// From all values of the reference; NaN is a missing value.
  ///
  /// - Complexity: O(n), by a radix sort.
  public init(values: [Double]) {
    let sample = NumericSample(values)
    var counted: [(value: Double, count: Int)] = []
    for value in sample.sorted {
      if counted.last?.value == value {
        counted[counted.count - 1].count += 1
      } else {
        counted.append((value, 1))
      }
    }
    self.init(numbers: counted, missingCount: sample.missingCount)
  }
}
