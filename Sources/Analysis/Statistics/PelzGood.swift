internal import Glibc

/// Kolmogorov's distribution for many values, by its expansion in powers of 1/√n.
enum PelzGood {
  /// The chance of a statistic below `distance`.
  ///
  /// - Precondition: n · `distance`² is at least .03.
  /// - Complexity: O(√n · `distance`).
  /// - Reference: Pelz, Good, "Approximating the Lower Tail-Areas of the Kolmogorov–Smirnov One-Sample Statistic",
  ///   doi:10.1111/j.2517-6161.1976.tb01579.x.
  static func share(count n: Double, within distance: Double) -> Double {
    let z = n.squareRoot() * distance
    var sums = (0.0, 0.0, 0.0, 0.0)
    let terms = Int((16 * z / Double.pi).rounded(.up))
    for k in stride(from: Double(terms), through: 1, by: -1) {
      let odd = oddTerms((2 * k - 1) * Double.pi / 2, z)
      let even = evenTerms(k * Double.pi, z)
      sums.0 += odd.0
      sums.1 += odd.1
      sums.2 += odd.2 - even.0
      sums.3 += odd.3 + even.1
    }
    let root = (2 * Double.pi).squareRoot()
    let (z3, z4) = (z * z * z, z * z * z * z)
    let leading = root / z * sums.0
    let first = root / (6 * z4) * sums.1
    let second = root / (72 * z4 * z3) * sums.2
    let third = root / (6480 * z4 * z4 * z * z) * sums.3
    return leading + first / n.squareRoot() + second / n + third / (n * n.squareRoot())
  }

  /// Summands over odd multiples `a` of π/2.
  private static func oddTerms(_ a: Double, _ z: Double) -> (Double, Double, Double, Double) {
    let weight = exp(-a * a / (2 * z * z))
    let (a2, z2) = (a * a, z * z)
    let (a4, z4) = (a2 * a2, z2 * z2)
    let (a6, z6) = (a4 * a2, z4 * z2)
    let first = a2 - z2
    let second = 6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * a2 + (1 - 2 * z2) * a4
    let third =
      -30 * z6 - 90 * z4 * z4 + (135 * z4 - 96 * z6) * a2 + (212 * z4 - 60 * z2) * a4 + (5 - 30 * z2) * a6
    return (weight, weight * first, weight * second, weight * third)
  }

  /// Summands over multiples `a` of π, in the units of the odd ones.
  private static func evenTerms(_ a: Double, _ z: Double) -> (Double, Double) {
    let weight = exp(-a * a / (2 * z * z))
    let (a2, z2) = (a * a, z * z)
    // √2π / (36 z³) = √2π / (72 z⁷) · 2 z⁴, and √2π / (216 z⁶) = √2π / (6480 z¹⁰) · 30 z⁴.
    return (weight * 2 * z2 * z2 * a2, weight * 30 * z2 * z2 * (3 * z2 - a2) * a2)
  }
}
