internal import Glibc

/// The distribution of Kolmogorov's statistic: the largest distance between the distribution function of n values and
/// the continuous one that they come from.
///
///     KolmogorovDistribution(count: 100).tail(0.1)  // 0.2580…
///
/// - Reference: the choice between the methods is that of Simard, L'Ecuyer, "Computing the Two-Sided Kolmogorov–Smirnov
///   Distribution", doi:10.18637/jss.v039.i11, and of scipy's `kstwo`, to which the tails are equal to about 1e−11.
///   Beyond 2.2 ≤ n x² the tail is twice the one-sided one: exact to the chance of passing both sides, e^(−6 n x²) of
///   it.
public struct KolmogorovDistribution: Sendable, Equatable {
  public let count: Int

  /// - Precondition: `count` is positive.
  public init(count: Int) {
    precondition(count > 0, "a statistic needs a value")
    self.count = count
  }

  /// The chance of a statistic of at least `distance`.
  ///
  /// - Precondition: `distance` is not NaN.
  public func tail(_ distance: Double) -> Double {
    precondition(!distance.isNaN, "NaN has no tail")
    let n = Double(count)
    let scaled = n * distance
    if distance >= 1 { return 0 }
    if scaled <= 0.5 { return 1 }
    if scaled <= 1 {
      // n! / nⁿ · (2 n x − 1)ⁿ
      let front = (2 * Double.pi * n).squareRoot() * exp(GammaFunctions.stirlingRest(n) - n)
      return 1 - front * pow(2 * scaled - 1, n)
    }
    if scaled >= n - 1 { return 2 * pow(1 - distance, n) }
    let square = scaled * distance
    if distance >= 0.5 || square >= (count <= 140 ? 4 : 2.2) {
      return Swift.min(2 * SmirnovTail.tail(count: count, distance), 1)
    }
    // Below, what the other methods lose of the distribution function is lost to its tail of nearly 1 as well.
    if square < 0.03 { return 1 }
    let isSmall = count <= 140 || (count <= 100_000 && scaled * distance.squareRoot() <= 1.4)
    let share =
      isSmall ? DurbinMatrix.share(count: count, within: distance) : PelzGood.share(count: n, within: distance)
    return Swift.min(Swift.max(1 - share, 0), 1)
  }

  /// The distance that is reached with a given chance; `nil` outside the open interval 0…1.
  ///
  /// - Reference: the start of the search is from Stephens, doi:10.1111/j.2517-6161.1970.tb00821.x.
  public func criticalValue(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    // Stephens' approximation, which is mostly good to a percent.
    let root = Double(count).squareRoot()
    let guess = (log(2 / probability) / 2).squareRoot() / (root + 0.12 + 0.11 / root)
    let (low, high) = tail(guess * 0.97) > probability ? (guess * 0.97, guess * 1.03) : (0, guess)
    let end = high < 1 && tail(high) < probability ? high : 1
    let level = log(probability)
    return Root.falling(from: low, to: end, at: level) { Swift.max(log(tail($0)), 2 * level - 1) }
  }

  /// The chance that the limit of √n times the statistic reaches `value`: 2 Σ (−1)ᵏ⁻¹ exp(−2 k² x²).
  ///
  ///     KolmogorovDistribution.limitingTail(1.36)  // 0.0494…
  ///
  /// - Precondition: `value` is not NaN.
  public static func limitingTail(_ value: Double) -> Double {
    precondition(!value.isNaN, "NaN has no tail")
    if value <= 0.04 { return 1 }
    if value > 20 { return 0 }
    guard value < 0.82 else {
      var sum = 0.0
      for k in stride(from: 5.0, through: 1, by: -1) {
        // One factor k² apart from the first, so that nothing vanishes before the first does.
        sum = exp(-2 * (k * k - 1) * value * value) * (k.truncatingRemainder(dividingBy: 2) == 0 ? -1 : 1) + sum
      }
      return 2 * exp(-2 * value * value) * sum
    }
    let exponent = -Double.pi * Double.pi / (8 * value * value)
    let sum = exp(exponent) + exp(9 * exponent) + exp(25 * exponent)
    return 1 - (2 * Double.pi).squareRoot() / value * sum
  }
}
