internal import Glibc

/// The one-sided statistic of Smirnov: how far the distribution function of n values rises above the true one.
enum SmirnovTail {
  /// Terms that are added where n is larger.
  private static let termCount = 1024

  /// The chance of a rise of at least `distance`: x Σⱼ C(n, j) (x + j/n)ʲ⁻¹ (1 − x − j/n)ⁿ⁻ʲ.
  ///
  /// Beyond some thousand values only every so many terms are added and weighted: the terms are a smooth bell that is 0
  /// at both ends, for which the sum over a lattice is as good as the whole.
  /// - Precondition: 0 < `distance` < 1, and n · `distance`² ≥ 2 where n is beyond 2,048.
  /// - Complexity: O(min(n, 2,048)).
  /// - Reference: Birnbaum, Tingey, doi:10.1214/aoms/1177729550.
  static func tail(count: Int, _ distance: Double) -> Double {
    let n = Double(count)
    let step = Swift.max(1, count / termCount)
    let rest = GammaFunctions.stirlingRest(n)
    var sum = 0.0
    var index = step
    while index < count, Double(index) <= n * (1 - distance) {
      sum += term(Double(index), of: n, distance, rest)
      index += step
    }
    return exp(n * log1p(-distance)) + sum * Double(step)
  }

  /// One term in the saddle-point form: no logarithm is larger than the term's own.
  private static func term(_ j: Double, of n: Double, _ distance: Double, _ rest: Double) -> Double {
    let before = j / n
    let behind = (n - j) / n
    let exponent =
      n
      * (before * GammaFunctions.logDeviation(distance / before)
        + behind * GammaFunctions.logDeviation(-distance / behind))
    guard exponent > -750 else { return 0 }
    let stirling = rest - GammaFunctions.stirlingRest(j) - GammaFunctions.stirlingRest(n - j)
    let front = (n / (2 * Double.pi * j * (n - j))).squareRoot()
    return distance / (distance + before) * front * exp(exponent + stirling)
  }
}
