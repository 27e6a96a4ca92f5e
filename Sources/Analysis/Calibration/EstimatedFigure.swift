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
  /// - Returns: `nil` when all or no records are certain to be positive.
  /// - Precondition: all probabilities lie within 0…1.
  static func rocAUC(ofProbabilities probabilities: [Double]) -> EstimatedFigure? {
    var sorted = probabilities
    RadixSort.sort(&sorted)
    var groups: [ExpectedGroup] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let count = Double(end - start)
      groups.append(ExpectedGroup(positives: count * sorted[start], negatives: count * (1 - sorted[start])))
      start = end
    }
    return rocAUC(ofGroups: groups)
  }

  /// The same of records that were put together by rising probability; those of a group are tied.
  ///
  /// The variance is that of the area's linear part in the labels (its Hájek projection): a label's derivative is what
  /// the record wins as a positive over the negatives below it, less what it loses as a negative, with the totals
  /// changing under it.
  static func rocAUC(ofGroups groups: [ExpectedGroup]) -> EstimatedFigure? {
    let positiveTotal = groups.reduce(0) { $0 + $1.positives }
    let negativeTotal = groups.reduce(0) { $0 + $1.negatives }
    guard positiveTotal > 0, negativeTotal > 0 else { return nil }
    var wins = 0.0
    forEachRun(of: groups) { run in wins += run.group.positives * (run.negativesBelow + run.group.negatives / 2) }
    let area = wins / positiveTotal / negativeTotal
    var variance = 0.0
    forEachRun(of: groups) { run in
      let asPositive = (run.negativesBelow + run.group.negatives / 2) / negativeTotal - area
      let positivesAbove = positiveTotal - run.positivesBelow - run.group.positives
      let asNegative = (positivesAbove + run.group.positives / 2) / positiveTotal - area
      let derivative = asPositive / positiveTotal - asNegative / negativeTotal
      variance += run.group.variance * derivative * derivative
    }
    return EstimatedFigure(value: min(max(area, 0), 1), variance: variance)
  }

  /// A group with what lies below it.
  private struct Run {
    var group: ExpectedGroup
    var positivesBelow: Double
    var negativesBelow: Double
  }

  @inline(__always)
  private static func forEachRun(of groups: [ExpectedGroup], _ body: (Run) -> Void) {
    var positivesBelow = 0.0
    var negativesBelow = 0.0
    for group in groups {
      body(Run(group: group, positivesBelow: positivesBelow, negativesBelow: negativesBelow))
      positivesBelow += group.positives
      negativesBelow += group.negatives
    }
  }
}

/// How many records of nearly one probability are to be expected positive and negative.
struct ExpectedGroup: Sendable, Equatable, Codable {
  var positives = 0.0
  var negatives = 0.0

  /// Of the number of positives, as if all had the mean probability.
  var variance: Double {
    let count = positives + negatives
    return count > 0 ? positives * (negatives / count) : 0
  }
}
