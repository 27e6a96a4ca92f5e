internal import Glibc

/// How far a value lies from the middle of those before it, as the chance that a normal value would lie nearer.
enum RobustDeviation {
  /// The standard deviation of a normal distribution in units of its median absolute deviation: 1 / Φ⁻¹(3/4).
  static let normalScale = 1.482602218505602

  /// 1 − P(|Z| ≥ |value − median| / (1.4826 · deviation)) for a standard normal Z.
  ///
  /// When more than half of the values were equal the deviation is 0: an equal value scores 0 and any other one 1, for
  /// nothing like it was usual.
  static func score(of value: Double, median: Double, deviation: Double) -> Double {
    guard value != median else { return 0 }
    guard deviation > 0 else { return 1 }
    // Halves first: the difference of two huge values of unlike sign would overflow.
    let distance = abs(value / 2 - median / 2) / deviation / normalScale * 2
    guard distance.isFinite else { return 1 }
    return erf(distance / 2.0.squareRoot())
  }
}
