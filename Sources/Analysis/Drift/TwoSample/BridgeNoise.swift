internal import Glibc

/// How large areas between the distribution functions of two windows become by chance.
///
/// √(nm/(n + m)) · (F − G) is nearly a Brownian bridge along the common distribution, for which the reference stands.
/// Its areas have no closed distribution; a gamma distribution of the same mean and variance comes within a few percent
/// of the quantiles that matter.
/// - Complexity: O(c²) for about fifty cells, whatever the size of the sample.
struct BridgeNoise {
  private struct Cell {
    /// Share of the values below its middle.
    var level: Double
    var width: Double
  }

  private let cells: [Cell]

  /// - Precondition: no value is infinite.
  init(_ sample: NumericSample) {
    let ranks = Self.ranks(count: sample.count)
    let n = Double(sample.count)
    cells = zip(ranks, ranks.dropFirst()).map { low, high in
      Cell(level: Double(low + high + 1) / 2 / n, width: sample.sorted[high] - sample.sorted[low])
    }
  }

  /// What ∫ |B| exceeds with a chance of `alpha`; 0 without any width, `nil` when that is beyond the largest double.
  func areaQuantile(_ alpha: Double) -> Double? {
    let root = (2 / Double.pi).squareRoot()
    return quantile(
      alpha, mean: { root * $0 },
      // E |X Y| of two normal numbers, less the product of both E |X|.
      covariance: { left, right, correlation in
        let both = (1 - correlation * correlation).squareRoot() + correlation * asin(correlation)
        return 2 / Double.pi * left * right * (both - 1)
      })
  }

  /// What ∫ B² exceeds with a chance of `alpha`; 0 without any width, `nil` when that is beyond the largest double.
  func squaredAreaQuantile(_ alpha: Double) -> Double? {
    quantile(
      alpha, mean: { $0 * $0 },
      covariance: { left, right, correlation in 2 * left * left * right * right * correlation * correlation })
  }

  /// - Parameters:
  ///   - mean: of the integrand, where the bridge has a given deviation.
  ///   - covariance: of the integrand at two places, from both deviations and the bridge's correlation.
  private func quantile(
    _ alpha: Double, mean: (Double) -> Double, covariance: (Double, Double, Double) -> Double
  ) -> Double? {
    var (expected, variance) = (0.0, 0.0)
    for (index, cell) in cells.enumerated() where cell.width > 0 {
      let deviation = (cell.level * (1 - cell.level)).squareRoot()
      expected += cell.width * mean(deviation)
      for (otherIndex, other) in cells[index...].enumerated() where other.width > 0 {
        let otherDeviation = (other.level * (1 - other.level)).squareRoot()
        let correlation = Swift.min(cell.level * (1 - other.level) / (deviation * otherDeviation), 1)
        let sides = otherIndex == 0 ? 1.0 : 2.0
        variance += sides * cell.width * other.width * covariance(deviation, otherDeviation, correlation)
      }
    }
    guard expected > 0 else { return 0 }
    let (shape, scale) = (expected / variance * expected, variance / expected)
    guard shape > 0, shape.isFinite, scale > 0, scale.isFinite else { return nil }
    return GammaDistribution(shape: shape, scale: scale).criticalValue(alpha)
  }

  /// Every 32nd of the ranks, and twice as dense at each step towards both ends.
  private static func ranks(count: Int) -> [Int] {
    let last = count - 1
    var ranks = Set((0...32).map { $0 * last / 32 })
    var distance = last / 32
    while distance > 0 {
      ranks.formUnion([distance, last - distance])
      distance /= 2
    }
    return ranks.sorted()
  }
}
