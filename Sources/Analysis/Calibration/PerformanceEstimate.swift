/// What calibrated probabilities say of the predictions that were made.
///
///     let estimate = PerformanceEstimate(probabilities: [0.9, 0.2], isPredictedPositive: [true, false])
///     estimate.accuracy?.value  // 0.85
///
/// Probabilities that are NaN or outside 0…1 are left out. A figure is `nil` where it is undefined: without records,
/// for `precision` without a predicted positive, for `recall` and `specificity` without an expected one, for
/// `rocAUC` when a class is not to be expected at all.
///
/// A standard error tells how far the realised figure will lie from the estimate by the chance of the labels alone,
/// each a draw with its probability. The error of the calibration is not in it, nor the choice of the records, so it is
/// smaller than NannyML's `sampling_error`, which is about other chunks of the same size.
/// - Complexity: O(n log n) by one sort.
public struct PerformanceEstimate: Sendable, Equatable {
  /// Records that took part.
  public let count: Int
  /// Expected, negative class first.
  public let confusion: ConfusionMatrix
  public let accuracy: EstimatedFigure?
  public let precision: EstimatedFigure?
  public let recall: EstimatedFigure?
  public let f1: EstimatedFigure?
  public let specificity: EstimatedFigure?
  /// The area under the curve of expected counts over all thresholds.
  public let rocAUC: EstimatedFigure?
  /// Expected counts with their standard errors.
  public let truePositives: EstimatedFigure
  public let falsePositives: EstimatedFigure
  public let trueNegatives: EstimatedFigure
  public let falseNegatives: EstimatedFigure

  /// - Precondition: there are as many predictions as probabilities.
  public init(probabilities: [Double], isPredictedPositive: [Bool]) {
    precondition(probabilities.count == isPredictedPositive.count, "every probability has one prediction")
    var positive = ExpectedCount()
    var negative = ExpectedCount()
    for (probability, isPositive) in zip(probabilities, isPredictedPositive)
    where probability >= 0 && probability <= 1 {
      if isPositive { positive.add(probability) } else { negative.add(probability) }
    }
    self.init(
      predictedPositive: positive, predictedNegative: negative,
      rocAUC: EstimatedFigure.rocAUC(ofProbabilities: probabilities.filter { $0 >= 0 && $0 <= 1 }))
  }

  init(predictedPositive: ExpectedCount, predictedNegative: ExpectedCount, rocAUC: EstimatedFigure?) {
    let hits = predictedPositive.positives
    let misses = predictedNegative.positives
    let hitVariance = predictedPositive.variance
    let missVariance = predictedNegative.variance
    let alarms = predictedPositive.count
    let rejections = predictedNegative.count
    count = Int(alarms + rejections)
    confusion = ConfusionMatrix(
      classCount: 2, counts: [rejections - misses, alarms - hits, misses, hits])
    truePositives = EstimatedFigure(value: hits, variance: hitVariance)
    falsePositives = EstimatedFigure(value: alarms - hits, variance: hitVariance)
    falseNegatives = EstimatedFigure(value: misses, variance: missVariance)
    trueNegatives = EstimatedFigure(value: rejections - misses, variance: missVariance)
    // All that chance decides is how many are positive among those predicted so, and among the others: two
    // independent sums. Each ratio below is linear in them or made so by its derivatives (the delta method).
    let chance = HitsAndMisses(hitVariance: hitVariance, missVariance: missVariance)
    let correct = hits + rejections - misses
    accuracy = chance.ratio(correct, of: alarms + rejections, numerator: (1, -1), denominator: (0, 0))
    precision = chance.ratio(hits, of: alarms, numerator: (1, 0), denominator: (0, 0))
    recall = chance.ratio(hits, of: hits + misses, numerator: (1, 0), denominator: (1, 1))
    f1 = chance.ratio(2 * hits, of: hits + alarms + misses, numerator: (2, 0), denominator: (1, 1))
    let expectedNegatives = (rejections - misses) + (alarms - hits)
    specificity = chance.ratio(
      rejections - misses, of: expectedNegatives, numerator: (0, -1), denominator: (-1, -1))
    self.rocAUC = rocAUC
  }
}

/// The two sums that chance decides, and what they do to a ratio.
private struct HitsAndMisses {
  var hitVariance: Double
  var missVariance: Double

  /// - Parameters:
  ///   - numerator: its derivatives by hits and by misses.
  ///   - denominator: likewise.
  func ratio(
    _ part: Double, of whole: Double, numerator: (Double, Double), denominator: (Double, Double)
  ) -> EstimatedFigure? {
    guard let value = Ratio.defined(part, whole) else { return nil }
    let byHits = (numerator.0 - value * denominator.0) / whole
    let byMisses = (numerator.1 - value * denominator.1) / whole
    return EstimatedFigure(
      value: value, variance: byHits * byHits * hitVariance + byMisses * byMisses * missVariance)
  }
}
