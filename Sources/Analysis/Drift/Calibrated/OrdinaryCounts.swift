internal import Glibc

/// Which counts of marked values are so ordinary that their chance in ``HypergeometricTest`` lies above a bar.
///
/// A tail is no smaller than the chance of its first count. That chance is r₁! r₂! c₁! c₂! / (N! ∏ nᵢ!) of the table of
/// marked and other values in both windows. By Stirling's bounds it is at least e^(−5/12) / √(2πN) · e^(−∑ nᵢ ln(nᵢ/eᵢ)),
/// since each of the four counts lies below a sum of its own; and with ln x ≤ x − 1 the exponent is at most Pearson's χ².
/// - Complexity: O(1) a count, mostly without a logarithm.
struct OrdinaryCounts {
  private let sampled: Int
  private let population: Int
  private let bar: Double
  /// χ² below it is enough.
  private let limit: Double
  /// N / (c₁ c₂).
  private let scale: Double

  init(_ sampled: Int, of population: Int, bar: Double) {
    self.sampled = sampled
    self.population = population
    self.bar = bar
    let size = Double(population)
    limit = log(0.26 / (bar * size.squareRoot()))
    scale = size / (Double(sampled) * Double(population - sampled))
  }

  /// Whether the chance of `count` marked values in the window is certain to exceed the bar.
  func contain(_ count: Int, of marked: Int) -> Bool {
    guard marked > 0 else { return true }
    let size = Double(population)
    let difference = Double(count) * size - Double(marked) * Double(sampled)
    if difference * difference * scale < limit * Double(marked) * Double(population - marked) { return true }
    return HypergeometricTest(marked: marked, sampled: sampled, population: population).chance(count) > bar
  }
}
