internal import Glibc

/// The limit of the Cramér–von Mises statistic: the area below the square of a Brownian bridge.
///
///     CramerVonMisesDistribution.criticalValue(0.05)  // 0.4613…
public enum CramerVonMisesDistribution {
  /// The chance of a value beyond `value`, to about 1e−13 and, where it is small, to about 1e−9 of itself.
  ///
  /// - Precondition: `value` is not NaN.
  /// - Reference: Smirnov's integrals, in Anderson, Darling, "Asymptotic Theory of Certain Goodness of Fit Criteria",
  ///   doi:10.1214/aoms/1177729437.
  public static func tail(_ value: Double) -> Double {
    precondition(!value.isNaN, "NaN has no tail")
    // Beyond, the chance is smaller than any double.
    if value > 151 { return 0 }
    // The chance of less is below 2e−18.
    if value < 0.003 { return 1 }
    var sum = 0.0
    for k in 1...64 {
      let lobe = lobe(Double(k), value)
      sum += k % 2 == 1 ? lobe : -lobe
      if lobe < 1e-17 * sum { break }
    }
    return Swift.min(Swift.max(sum / Double.pi, 0), 1)
  }

  /// The value that is exceeded with a given chance; `nil` outside the open interval 0…1.
  public static func criticalValue(_ probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    var high = 1.0
    while tail(high) > probability { high *= 2 }
    return Root.falling(from: 0, to: high, at: log(probability)) { log(tail($0)) }
  }

  /// ∫ over t from (2k − 1)π to 2kπ of 2/t · √(t / −sin t) · exp(−x t² / 2).
  ///
  /// With t = (2k − 1)π + π sin² θ the integrand is smooth and periodic in θ, where the midpoint rule converges faster
  /// than any power; its first bell is 1 / (π √x) wide.
  private static func lobe(_ k: Double, _ value: Double) -> Double {
    let nodeCount = 40 + Int(10 * value.squareRoot())
    let step = Double.pi / 2 / Double(nodeCount)
    var sum = 0.0
    for node in 0..<nodeCount {
      let angle = (Double(node) + 0.5) * step
      let (sine, cosine) = (sin(angle), cos(angle))
      let t = (2 * k - 1) * Double.pi + Double.pi * sine * sine
      let decay = exp(-value * t * t / 2)
      if decay == 0 { break }
      // −sin t, from the nearer end of the lobe.
      let height = sin(Double.pi * Swift.min(sine * sine, cosine * cosine))
      sum += 2 / (t * height).squareRoot() * decay * 2 * Double.pi * sine * cosine
    }
    return sum * step
  }
}
