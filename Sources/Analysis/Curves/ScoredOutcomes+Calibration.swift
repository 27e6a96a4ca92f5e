/// How a reliability diagram cuts the scores.
public enum CalibrationBinning: String, Sendable, CaseIterable {
  /// 0…1 in equal steps: easy to read, but most bins of a confident model are nearly empty.
  case equalWidth = "equal-width"
  /// At the quantiles of the scores, so that every bin says about as much.
  case equalCount = "equal-count"
}

extension ScoredOutcomes {
  /// The reliability diagram of the scores, from which come the expected and the maximum calibration error.
  ///
  /// `nil` without scores, or when one lies outside 0…1. Bins of equal count are those of scikit-learn's
  /// `calibration_curve(strategy: "quantile")`: edges at the quantiles of the records (weights do not move them), and a
  /// score on an edge belongs to the bin below. Unlike there, bins that ties leave empty stay in the list, a quantile
  /// that is a record's own score is not moved by rounding, and of equal width a score on an edge belongs to the bin
  /// above.
  /// - Parameter count: of bins, at least 1; 10 is the default of most papers, scikit-learn has 5.
  /// - Complexity: O(n log count), and a sort in linear time for equal counts.
  public func calibrationBins(_ binning: CalibrationBinning = .equalWidth, count: Int = 10) -> CalibrationBins? {
    guard
      let low = [positives.first, negatives.first].compactMap(\.self).min(), low >= 0,
      let high = [positives.last, negatives.last].compactMap(\.self).max(), high <= 1
    else { return nil }
    var bins =
      switch binning {
      case .equalWidth: CalibrationBins(count: count)
      case .equalCount: CalibrationBins(innerEdges: innerQuantiles(count: count))
      }
    for (index, score) in positives.enumerated() {
      bins.add(score: score, isPositive: true, weight: positiveWeights?[index] ?? 1)
    }
    for (index, score) in negatives.enumerated() {
      bins.add(score: score, isPositive: false, weight: negativeWeights?[index] ?? 1)
    }
    return bins
  }

  private func innerQuantiles(count: Int) -> [Double] {
    precondition(count > 0, "a reliability diagram has at least one bin")
    var scores = positives + negatives
    RadixSort.sort(&scores)
    // Interpolating between two scores, as numpy does, would leave every score on its side of the edge.
    return (1..<count).map { scores[$0 * (scores.count - 1) / count] }
  }
}
