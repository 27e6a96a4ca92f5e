/// The variance of a ROC AUC from how often each record is ranked right against the other class.
///
/// - Reference: DeLong, DeLong, Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
///   characteristic curves", doi:10.2307/2531595; in one sweep as in Sun and Xu, doi:10.1109/LSP.2014.2337313.
enum DeLong {
  /// `nil` with fewer than two records of either class; the weights in `sweep` are counts of records.
  @inline(__always)
  static func variance(of sweep: some ThresholdSweep, rocAUC: Double) -> Double? {
    let positiveTotal = sweep.positiveTotal
    let negativeTotal = sweep.negativeTotal
    guard positiveTotal >= 2, negativeTotal >= 2 else { return nil }
    var positivesAbove = 0.0
    var negativesAbove = 0.0
    var positiveSquares = CompensatedSum()
    var negativeSquares = CompensatedSum()
    sweep.forEachStep { step in
      let negativesBelow = negativeTotal - negativesAbove - step.negatives
      let positiveMiss = (negativesBelow + step.negatives / 2) / negativeTotal - rocAUC
      let negativeMiss = (positivesAbove + step.positives / 2) / positiveTotal - rocAUC
      positiveSquares.add(step.positives * positiveMiss * positiveMiss)
      negativeSquares.add(step.negatives * negativeMiss * negativeMiss)
      positivesAbove += step.positives
      negativesAbove += step.negatives
    }
    return positiveSquares.value / (positiveTotal - 1) / positiveTotal
      + negativeSquares.value / (negativeTotal - 1) / negativeTotal
  }

  static func interval(rocAUC: Double, variance: Double, confidence: Double) -> (low: Double, high: Double)? {
    guard let score = NormalDistribution.quantile((1 + confidence) / 2), score >= 0 else { return nil }
    let half = score * variance.squareRoot()
    return (rocAUC - half, rocAUC + half)
  }
}
