// The least-squares line through the samples of a window.

extension FunctionDescriptor {
  static let deriv = Self(
    "deriv", [.rangeVector], summary: "per-second slope of a gauge by linear regression",
    .window(keepsName: false) { window, _ in
      // Times near those of the samples keep the precision of their squares.
      window.line(from: window.times[0])?.slope
    })

  static let predictLinear = Self(
    "predict_linear", [.rangeVector, .scalar], summary: "value in so many seconds by linear regression",
    .window(keepsName: false) { window, scalars in
      window.line(from: window.time).map { $0.slope * scalars[0] + $0.intercept }
    })
}

extension SampleWindow {
  /// - Parameter origin: the time at which the line takes on its intercept.
  /// - Returns: the slope a second; `nil` with fewer than two samples.
  fileprivate func line(from origin: Int64) -> (slope: Double, intercept: Double)? {
    guard count >= 2 else { return nil }
    // A line through equal values is exact, without any rounding.
    let first = values[0]
    if values.allSatisfy({ $0 == first }) { return first.isInfinite ? (.nan, .nan) : (0, first) }
    let zero = CompensatedSum(sum: 0)
    var (sumX, sumY, sumXY, sumXX) = (zero, zero, zero, zero)
    for place in 0..<count {
      let x = Double(times[place] - origin) / 1_000
      let y = values[place]
      sumX.add(x)
      sumY.add(y)
      sumXY.add(x * y)
      sumXX.add(x * x)
    }
    let n = Double(count)
    let covariance = sumXY.value - sumX.value * sumY.value / n
    let variance = sumXX.value - sumX.value * sumX.value / n
    let slope = covariance / variance
    return (slope, sumY.value / n - slope * sumX.value / n)
  }
}
