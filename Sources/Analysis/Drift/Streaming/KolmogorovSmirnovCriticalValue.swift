/// The smallest distance of two equally large samples that the Kolmogorov–Smirnov test calls a difference.
///
/// The distance of samples of n values is a multiple of 1/n, so that a stream of tests needs one number instead of a
/// p-value each time.
/// - Reference: Gnedenko, Korolyuk 1951; Hodges, doi:10.1007/BF02589501.
enum KolmogorovSmirnovCriticalValue {
  /// - Returns: the least h with P(D ≥ h/n) ≤ `significance`; n + 1 when even the largest distance is too likely.
  /// - Complexity: O(n log n).
  static func steps(sampleSize: Int, significance: Double) -> Int {
    var low = 1
    var high = sampleSize + 1
    while low < high {
      let middle = (low + high) / 2
      if exceedance(steps: middle, sampleSize: sampleSize) <= significance { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// P(D ≥ h/n) for two samples of n values from one continuous distribution, exactly: lattice paths that leave a strip,
  /// counted by reflection.
  static func exceedance(steps: Int, sampleSize: Int) -> Double {
    guard steps > 0 else { return 1 }
    // Innermost first, so that each ratio of binomials is at most 1 and nothing cancels.
    var sum = 0.0
    for reflection in stride(from: sampleSize / steps, to: 0, by: -1) {
      let offset = (reflection - 1) * steps
      var ratio = 1.0
      for step in 0..<steps {
        ratio *= Double(sampleSize - offset - step) / Double(sampleSize + offset + step + 1)
      }
      sum = ratio * (1 - sum)
    }
    // Rounding must not make a certainty more than that.
    return Swift.min(2 * sum, 1)
  }
}
