// How far the values in a window lie from their mean.

extension FunctionDescriptor {
  static let stdvarOverTime = Self(
    "stdvar_over_time", [.rangeVector], summary: "population variance of the values",
    .window(keepsName: false) { window, _ in window.variance })

  static let stddevOverTime = Self(
    "stddev_over_time", [.rangeVector], summary: "population standard deviation of the values",
    .window(keepsName: false) { window, _ in window.variance.squareRoot() })
}

extension SampleWindow {
  /// - Reference: B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products",
  ///   Technometrics 4 (1962), doi:10.1080/00401706.1962.10490022.
  fileprivate var variance: Double {
    var mean = CompensatedSum(sum: 0)
    var squares = CompensatedSum(sum: 0)
    var n = 0.0
    for value in values {
      n += 1
      let distance = value - mean.value
      mean.add(distance / n)
      squares.add(distance * (value - mean.value))
    }
    return squares.value / n
  }
}
