internal import Glibc

/// The smallest of the p-values of location, scale and shape, each over its weight, as a p-value.
///
/// Without drift all three are functionals of one Brownian bridge, so the chance that the smallest is at most x is x
/// times a factor that hardly depends on x. It was simulated for 64 bins of equal size; ties make it smaller.
/// - Reference: the simulation is Owen, Maximov, Chertkov's, "Importance Sampling the Union of Rare Events with an
///   Application to Power Systems Analysis", arXiv:1710.06965; Tests/Benchmarks/Drift/Scripts/three_statistics.py.
enum ThreeStatistics {
  static let location = 0.8
  static let scale = 0.12
  static let shape = 0.08

  /// Within ±.001.
  private static let table: [(decades: Double, factor: Double)] = [
    (0, 0.824), (0.523, 0.893), (1, 0.913), (1.523, 0.923), (2, 0.929), (3, 0.935), (4, 0.938), (5, 0.941),
    (6, 0.943), (8, 0.944),
  ]

  static func factor(_ pValue: Double) -> Double {
    let decades = -log10(Swift.max(pValue, 1e-300))
    guard let next = table.firstIndex(where: { $0.decades >= decades }), next > 0 else {
      return decades <= 0 ? table[0].factor : table[table.count - 1].factor
    }
    let (low, high) = (table[next - 1], table[next])
    return low.factor + (high.factor - low.factor) * (decades - low.decades) / (high.decades - low.decades)
  }
}
