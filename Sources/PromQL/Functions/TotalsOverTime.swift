// Sums, means and counts of the samples in a window.

extension FunctionDescriptor {
  static let sumOverTime = Self(
    "sum_over_time", [.rangeVector], summary: "sum of the values",
    .window(keepsName: false) { window, _ in
      var sum = CompensatedSum(sum: 0)
      for value in window.values { sum.add(value) }
      return sum.sum.isInfinite ? sum.sum : sum.value
    })

  static let avgOverTime = Self(
    "avg_over_time", [.rangeVector], summary: "mean of the values",
    .window(keepsName: false) { window, _ in
      var mean = RunningMean()
      for value in window.values { mean.add(value) }
      return mean.value
    })

  static let countOverTime = Self(
    "count_over_time", [.rangeVector], summary: "number of samples",
    .window(keepsName: false) { window, _ in Double(window.count) })

  static let presentOverTime = Self(
    "present_over_time", [.rangeVector], summary: "1 for every series with a sample",
    .window(keepsName: false) { _, _ in 1 })
}
