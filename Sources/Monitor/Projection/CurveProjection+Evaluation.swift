internal import Analysis
internal import Predictions

extension CurveProjection {
  /// Points of a curve sent to the screen: more than it has dots.
  private static let pointLimit = 400
  private static let binCount = 32

  init(_ evaluation: BinaryEvaluation, threshold: Double) {
    let intervals = evaluation.intervals
    let metrics = evaluation.metrics
    func figure(_ id: String) -> Figure {
      let metric = metrics.first { $0.id == id }
      return metric.map { metric in Figure(metric, interval: intervals.first { $0.id == id }) }
        ?? Figure(id: id, title: FigureTitles.title(of: id), value: nil)
    }
    let scores = evaluation.sortedScores
    let low = Swift.min(0, scores?.positives.first ?? 0, scores?.negatives.first ?? 0)
    let high = Swift.max(1, scores?.positives.last ?? 1, scores?.negatives.last ?? 1)
    self.init(
      rocAUC: figure("roc_auc"), averagePrecision: figure("average_precision"), threshold: threshold,
      atThreshold: evaluation.counts(atThreshold: threshold) ?? ConfusionMatrix(classCount: 2),
      scoreRange: low...high)
    binningError = evaluation.binningError
    if let curve = evaluation.rocCurve(limit: Self.pointLimit) {
      roc = zip(curve.fpr, curve.tpr).map { Point(x: $0, y: $1) }
    }
    if let curve = evaluation.precisionRecallCurve(limit: Self.pointLimit) {
      precisionRecall = zip(curve.recall, curve.precision).map { Point(x: $0, y: $1) }.reversed()
    }
    negativeHistogram = Self.histogram(scores?.negatives ?? [], low...high)
    positiveHistogram = Self.histogram(scores?.positives ?? [], low...high)
  }

  private static func histogram(_ scores: [Double], _ range: ClosedRange<Double>) -> [Double] {
    var counts = Array(repeating: 0.0, count: binCount)
    // Halved, since the distance of two scores can lie beyond the largest double.
    let length = range.upperBound / 2 - range.lowerBound / 2
    for score in scores {
      let place = (score / 2 - range.lowerBound / 2) / length * Double(binCount)
      counts[Swift.min(binCount - 1, Swift.max(0, Int(place)))] += 1
    }
    return counts
  }
}
