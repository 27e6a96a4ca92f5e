internal import Glibc

/// Parts of the gamma function that stay precise where its own value is beyond all doubles.
enum GammaFunctions {
  /// ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π): what Stirling's formula leaves over.
  ///
  /// - Precondition: `x` is positive.
  /// - Reference: Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
  static func stirlingRest(_ x: Double) -> Double {
    guard x < 16 else {
      let square = 1 / (x * x)
      let series = 1.0 / 1188 + square * (-691.0 / 360_360)
      return (1.0 / 12 + square * (-1.0 / 360 + square * (1.0 / 1260 + square * (-1.0 / 1680 + square * series)))) / x
    }
    return lgamma(x + 1) - ((x + 0.5) * log(x) - x + 0.5 * log(2 * Double.pi))
  }

  /// ln(1 + u) − u, also where both nearly cancel; −∞ at −1.
  static func logDeviation(_ u: Double) -> Double {
    guard abs(u) < 0.4 else { return log1p(u) - u }
    // With s = u / (2 + u), ln(1 + u) = 2 artanh s and u = 2s / (1 − s).
    let s = u / (2 + u)
    let square = s * s
    var sum = 0.0
    for power in stride(from: 25.0, through: 3, by: -2) { sum = sum * square + 1 / power }
    return 2 * square * (s * sum - 1 / (1 - s))
  }

  /// Γ(a, x) / Γ(a): the share of the gamma distribution of shape `a` beyond `x`.
  ///
  ///     GammaFunctions.upperShare(shape: 1, from: 2)  // e⁻²
  ///
  /// - Precondition: the shape is positive and finite.
  /// - Reference: DLMF §8.7 (series) and §8.9 (continued fraction).
  static func upperShare(shape a: Double, from x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    // xᵃ e⁻ˣ / Γ(a + 1)
    // Far below a, (x − a) / a would round to −1.
    let deviation = x < a / 2 ? log(x / a) - (x - a) / a : logDeviation((x - a) / a)
    let front = exp(a * deviation - stirlingRest(a)) / (2 * Double.pi * a).squareRoot()
    if x < a + 1 { return Swift.max(1 - front * seriesBelow(a, x), 0) }
    return Swift.min(front * a * continuedFraction(a, x), 1)
  }

  /// 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …
  private static func seriesBelow(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = a
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// The continued fraction of Γ(a, x) / (xᵃ e⁻ˣ), by the method of Lentz.
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var denominator = x + 1 - a
    var left = 1 / tiny
    var right = 1 / denominator
    var value = right
    for step in 1..<100_000 {
      let factor = -Double(step) * (Double(step) - a)
      denominator += 2
      right = 1 / nonzero(factor * right + denominator, tiny)
      left = nonzero(denominator + factor / left, tiny)
      let change = left * right
      value *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return value
  }

  private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
