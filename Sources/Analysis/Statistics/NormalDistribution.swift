import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// The chance of a value beyond `value`, precise also where it is small.
  ///
  ///     NormalDistribution.tail(1.96)  // 0.0249978951482204
  ///
  /// - Precondition: `value` is not NaN.
  public static func tail(_ value: Double) -> Double {
    precondition(!value.isNaN, "NaN has no tail")
    return erfc(value / 2.0.squareRoot()) / 2
  }

  /// The value below which a share `probability` lies; `nil` outside the open interval 0…1.
  ///
  /// Far up, minus the quantile of the share above is the one to ask for: 1 − p rounds to 1 where p is small.
  ///
  ///     NormalDistribution.quantile(0.975)  // 1.959963984540054
  public static func quantile(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    // The lower tail, where erfc keeps its relative precision. The logarithm of the distribution function is concave,
    // so Newton's steps on it climb from below without passing the root; exp(−x²/2) / 2 bounds the tail and gives the
    // start.
    let tail = probability < 0.5 ? probability : 1 - probability
    var value = -(-2 * log(2 * tail)).squareRoot()
    for _ in 0..<64 {
      let below = Self.tail(-value)
      let density = exp(-value * value / 2) / (2 * Double.pi).squareRoot()
      guard below > 0, density > 0 else { break }
      let step = log(below / tail) * below / density
      value -= step
      if abs(step) <= 1e-15 * Swift.max(abs(value), 1) { break }
    }
    return probability < 0.5 ? value : -value
  }
}
