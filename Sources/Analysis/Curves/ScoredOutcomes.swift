/// Exact scores of binary records, split by what was true, and the curves over every threshold.
///
///     let outcomes = ScoredOutcomes(positives: [0.9, 0.4], negatives: [0.5, 0.1])
///     outcomes.rocAUC  // 0.75
///
/// A higher score speaks for the positive class; infinite scores order normally. Records whose score is NaN, or whose
/// weight is not a positive finite number, are left out. Every figure is `nil` when one of the classes is missing.
/// - Complexity: O(n) to make, by a radix sort; the figures of the sweep are found then and free afterwards.
public struct ScoredOutcomes: Sendable, Equatable {
  /// Ascending.
  public let positives: [Double]
  /// Ascending.
  public let negatives: [Double]
  let positiveWeights: [Double]?
  let negativeWeights: [Double]?
  let positiveTotal: Double
  let negativeTotal: Double
  private var figures: SweepFigures?

  /// - Precondition: weights, where given, are as many as their scores. Absent weights are 1.
  public init(
    positives: [Double], negatives: [Double], positiveWeights: [Double]? = nil, negativeWeights: [Double]? = nil
  ) {
    let isWeighted = positiveWeights != nil || negativeWeights != nil
    let positive = SortedScores(positives, weights: positiveWeights, isWeighted: isWeighted)
    let negative = SortedScores(negatives, weights: negativeWeights, isWeighted: isWeighted)
    self.positives = positive.scores
    self.negatives = negative.scores
    self.positiveWeights = positive.weights
    self.negativeWeights = negative.weights
    positiveTotal = positive.total
    negativeTotal = negative.total
    figures = SweepFigures(self)
  }
}

extension ScoredOutcomes {
  /// Area under the ROC curve: the chance that a positive scores above a negative, ties counting half.
  public var rocAUC: Double? {
    figures?.rocAUC
  }

  /// Precision summed over the steps of recall, without interpolation.
  public var averagePrecision: Double? {
    figures?.averagePrecision
  }

  /// The largest distance between the score distributions of the two classes.
  public var kolmogorovSmirnov: Double? {
    figures?.kolmogorovSmirnov
  }

  /// Equal to scikit-learn's `roc_curve`, then thinned evenly to `limit` points with both ends kept.
  public func rocCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> ROCCurve? {
    ROCCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  /// Equal to scikit-learn's `precision_recall_curve`, then thinned evenly to `limit` points with both ends kept.
  public func precisionRecallCurve(limit: Int = 2000, dropsIntermediate: Bool = true) -> PrecisionRecallCurve? {
    PrecisionRecallCurve(self, limit: limit, dropsIntermediate: dropsIntermediate)
  }

  /// Negative class first; a score counts as positive at or above the threshold. Nothing does when that is NaN.
  public func counts(atThreshold threshold: Double) -> ConfusionMatrix {
    let hits = Self.weight(of: positives, positiveWeights, from: threshold)
    let falseAlarms = Self.weight(of: negatives, negativeWeights, from: threshold)
    return ConfusionMatrix(
      classCount: 2,
      counts: [
        negativeTotal - falseAlarms, falseAlarms,
        positiveTotal - hits, hits,
      ])
  }

  /// Variance of `rocAUC`; `nil` with weights, or with fewer than two records of a class.
  public var deLongVariance: Double? {
    guard let rocAUC, positiveWeights == nil else { return nil }
    return DeLong.variance(of: self, rocAUC: rocAUC)
  }

  /// Normal interval of `rocAUC`, which may reach beyond 0 and 1.
  ///
  /// - Parameter confidence: of both sides together, between 0 and 1.
  public func deLongInterval(confidence: Double = 0.95) -> (low: Double, high: Double)? {
    guard let rocAUC, let deLongVariance else { return nil }
    return DeLong.interval(rocAUC: rocAUC, variance: deLongVariance, confidence: confidence)
  }

  private static func weight(of scores: [Double], _ weights: [Double]?, from threshold: Double) -> Double {
    var low = 0
    var high = scores.count
    while low < high {
      let middle = low + (high - low) / 2
      if scores[middle] >= threshold { high = middle } else { low = middle + 1 }
    }
    guard let weights else { return Double(scores.count - low) }
    // Summed from the top, as the sweep does.
    return weights[low...].reversed().reduce(0, +)
  }
}

extension ScoredOutcomes: ThresholdSweep {
  @inline(__always)
  func forEachStep(_ body: (SweepStep) -> Void) {
    if let positiveWeights, let negativeWeights {
      forEachRun { score, positiveRun, negativeRun in
        body(
          SweepStep(
            threshold: score, positives: positiveWeights[positiveRun].reduce(0, +),
            negatives: negativeWeights[negativeRun].reduce(0, +)))
      }
    } else {
      forEachRun { score, positiveRun, negativeRun in
        body(
          SweepStep(threshold: score, positives: Double(positiveRun.count), negatives: Double(negativeRun.count)))
      }
    }
  }

  /// The records of either class that share a score, from the highest score down.
  @inline(__always)
  func forEachRun(_ body: (Double, Range<Int>, Range<Int>) -> Void) {
    positives.withUnsafeBufferPointer { positives in
      negatives.withUnsafeBufferPointer { negatives in
        var positiveEnd = positives.count
        var negativeEnd = negatives.count
        while positiveEnd > 0 || negativeEnd > 0 {
          let positive = positiveEnd > 0 ? positives[positiveEnd - 1] : -.infinity
          let negative = negativeEnd > 0 ? negatives[negativeEnd - 1] : -.infinity
          let score = positive > negative ? positive : negative
          let positiveStart = Self.startOfRun(of: score, in: positives, endingAt: positiveEnd)
          let negativeStart = Self.startOfRun(of: score, in: negatives, endingAt: negativeEnd)
          body(score, positiveStart..<positiveEnd, negativeStart..<negativeEnd)
          positiveEnd = positiveStart
          negativeEnd = negativeStart
        }
      }
    }
  }

  @inline(__always)
  private static func startOfRun(
    of score: Double, in scores: UnsafeBufferPointer<Double>, endingAt end: Int
  ) -> Int {
    var start = end
    while start > 0, scores[start - 1] == score { start -= 1 }
    return start
  }
}

/// Scores in ascending order with their weights beside them.
private struct SortedScores {
  var scores: [Double]
  var weights: [Double]?
  var total: Double

  init(_ values: [Double], weights given: [Double]?, isWeighted: Bool) {
    guard isWeighted else {
      scores = values
      if scores.contains(where: \.isNaN) { scores.removeAll(where: \.isNaN) }
      RadixSort.sort(&scores)
      total = Double(scores.count)
      return
    }
    let weightOf = given ?? Array(repeating: 1, count: values.count)
    precondition(weightOf.count == values.count, "every score has one weight")
    let order = values.indices
      .filter { !values[$0].isNaN && weightOf[$0] > 0 && weightOf[$0] < .infinity }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    scores = order.map { values[$0] }
    let sorted = order.map { weightOf[$0] }
    weights = sorted
    total = sorted.reversed().reduce(0, +)
  }
}
