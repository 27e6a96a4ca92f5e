/// After how many values a series repeats itself, by its autocorrelation.
enum SeasonLength {
  /// The shortest lag at which the autocorrelation peaks nearly as high as anywhere, in a series freed from its straight
  /// trend.
  ///
  /// - Parameter values: finite; at least three seasons must fit in.
  /// - Returns: `nil` where no peak reaches .3.
  /// - Complexity: O(n²).
  static func estimate(_ values: [Double]) -> Int? {
    let longest = values.count / 3
    guard longest >= 3 else { return nil }
    let residuals = withoutTrend(values)
    let power = residuals.reduce(0) { $0 + $1 * $1 }
    guard power > 0, power.isFinite else { return nil }
    let correlations = (0...longest + 1).map { lag in
      var sum = 0.0
      for index in lag..<residuals.count { sum += residuals[index] * residuals[index - lag] }
      // Fewer pairs at longer lags would favour the short ones.
      return sum / power * Double(residuals.count) / Double(residuals.count - lag)
    }
    let peaks = (2...longest).filter { lag in
      correlations[lag] >= 0.3 && correlations[lag] > correlations[lag - 1]
        && correlations[lag] >= correlations[lag + 1]
    }
    guard let highest = peaks.map({ correlations[$0] }).max() else { return nil }
    // Multiples of the season peak as high as the season itself, give or take noise.
    return peaks.first { correlations[$0] >= 0.9 * highest }
  }

  /// What a least-squares line leaves, in units of the largest value so that no square overflows.
  private static func withoutTrend(_ values: [Double]) -> [Double] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return values }
    let scaled = values.map { $0 / largest }
    let center = Double(values.count - 1) / 2
    let mean = scaled.reduce(0, +) / Double(values.count)
    var covariance = 0.0
    var spread = 0.0
    for index in scaled.indices {
      let place = Double(index) - center
      covariance += place * (scaled[index] - mean)
      spread += place * place
    }
    let slope = covariance / spread
    return scaled.indices.map { scaled[$0] - mean - slope * (Double($0) - center) }
  }
}
