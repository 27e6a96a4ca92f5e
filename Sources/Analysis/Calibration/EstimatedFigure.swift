/// An estimated number and its standard error.
public struct EstimatedFigure: Sendable, Equatable {
  public let value: Double
  public let standardError: Double

  init(value: Double, variance: Double) {
    self.value = value
    standardError = max(variance, 0).squareRoot()
  }

  /// Normal, cut at 0 and 1: for shares, not for counts.
  ///
  /// - Parameter confidence: of both sides together.
  /// - Returns: `nil` unless the confidence lies between 0 and 1.
  public func interval(confidence: Double = 0.95) -> (low: Double, high: Double)? {
    guard confidence > 0, let score = NormalDistribution.quantile((1 + confidence) / 2) else { return nil }
    return (max(value - score * standardError, 0), min(value + score * standardError, 1))
  }
}

extension EstimatedFigure {
  /// Each record counts as a positive by its probability and as a negative by what is left, at the score that the
  /// probability itself is; a calibrated score orders as the score did, but for ties that change nothing here.
  ///
  /// The variance is that of the area's linear part in the labels (its Hájek projection): a label's derivative is what
  /// the record wins as a positive over the negatives below it, less what it loses as a negative, with the totals
  /// changing under it.
  /// - Returns: `nil` when all or no records are certain to be positive.
  /// - Precondition: all probabilities lie within 0…1.
  static func rocAUC(ofProbabilities probabilities: [Double]) -> EstimatedFigure? {
    var sorted = probabilities
    RadixSort.sort(&sorted)
    let positiveTotal = sorted.reduce(0, +)
    let negativeTotal = sorted.reduce(0) { $0 + (1 - $1) }
    guard positiveTotal > 0, negativeTotal > 0 else { return nil }
    var wins = 0.0
    forEachRun(of: sorted) { run in wins += run.positives * (run.negativesBelow + run.negatives / 2) }
    let area = wins / positiveTotal / negativeTotal
    var variance = 0.0
    forEachRun(of: sorted) { run in
      let asPositive = (run.negativesBelow + run.negatives / 2) / negativeTotal - area
      let positivesAbove = positiveTotal - run.positivesBelow - run.positives
      let asNegative = (positivesAbove + run.positives / 2) / positiveTotal - area
      let derivative = asPositive / positiveTotal - asNegative / negativeTotal
      variance += run.positives * (1 - run.probability) * derivative * derivative
    }
    return EstimatedFigure(value: min(max(area, 0), 1), variance: variance)
  }

  /// Records of one probability, with what lies below them.
  private struct Run {
    var probability: Double
    var positives: Double
    var negatives: Double
    var positivesBelow: Double
    var negativesBelow: Double
  }

  @inline(__always)
  private static func forEachRun(of sorted: [Double], _ body: (Run) -> Void) {
    var positivesBelow = 0.0
    var negativesBelow = 0.0
    var start = 0
    while start < sorted.count {
      let probability = sorted[start]
      var end = start + 1
      while end < sorted.count, sorted[end] == probability { end += 1 }
      let positives = Double(end - start) * probability
      let negatives = Double(end - start) * (1 - probability)
      body(
        Run(
          probability: probability, positives: positives, negatives: negatives,
          positivesBelow: positivesBelow, negativesBelow: negativesBelow))
      positivesBelow += positives
      negativesBelow += negatives
      start = end
    }
  }
}
