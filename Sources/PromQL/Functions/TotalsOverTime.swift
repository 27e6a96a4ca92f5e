// Sums, means and counts of the samples in a window.

extension FunctionDescriptor {
  static let sumOverTime = Self(
    "sum_over_time", [.rangeVector], summary: "sum of the values",
    .window(keepsName: false) { window, _ in
      var sum = NeumaierSum()
      for value in window.values { sum.add(value) }
      return sum.sum.isInfinite ? sum.sum : sum.value
    })

  static let avgOverTime = Self(
    "avg_over_time", [.rangeVector], summary: "mean of the values",
    .window(keepsName: false) { window, _ in window.mean })

  static let countOverTime = Self(
    "count_over_time", [.rangeVector], summary: "number of samples",
    .window(keepsName: false) { window, _ in Double(window.count) })

  static let presentOverTime = Self(
    "present_over_time", [.rangeVector], summary: "1 for every series with a sample",
    .window(keepsName: false) { _, _ in 1 })
}

extension SampleWindow {
  /// The sum by the count, for as long as the sum is finite.
  fileprivate var mean: Double {
    var sum = NeumaierSum(values[0])
    for place in 1..<count {
      let before = sum
      sum.add(values[place])
      if sum.sum.isInfinite { return incrementalMean(from: place, after: before) }
    }
    let n = Double(count)
    return sum.sum / n + sum.compensation / n
  }

  /// The mean of values whose sum is beyond all numbers.
  private func incrementalMean(from first: Int, after sum: NeumaierSum) -> Double {
    var mean = NeumaierSum(sum.sum / Double(first), compensation: sum.compensation / Double(first))
    for place in first..<count {
      let n = Double(place + 1)
      let share = (n - 1) / n
      mean = NeumaierSum(share * mean.sum, compensation: share * mean.compensation)
      mean.add(values[place] / n)
    }
    return mean.value
  }
}
