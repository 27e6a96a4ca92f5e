public import Analysis

/// The figures of a classifier of which only counts are known: a confusion matrix, and scores in bins.
///
/// For the same records, each figure that can be told from counts is that of ``BinaryEvaluation`` or
/// ``MulticlassEvaluation``; those that need each score by itself, as the log loss, are left out.
public struct CountedEvaluation: Sendable, Equatable {
  public let task: PredictionTask
  /// Rows actual, columns predicted.
  public let matrix: ConfusionMatrix
  /// Place of the positive class in the matrix; `nil` while it has not been seen.
  public let positive: Int?
  /// `nil` where no scores were counted.
  public let scores: BinnedOutcomes?

  /// - Parameter task: `.binary` or `.multiclass`.
  public init(task: PredictionTask, matrix: ConfusionMatrix, positive: Int?, scores: BinnedOutcomes?) {
    self.task = task
    self.matrix = matrix
    self.positive = positive
    self.scores = scores
  }

  public var metrics: [Metric] {
    labelMetrics(matrix) + (task == .binary ? binaryMetrics : multiclassMetrics)
  }

  /// The figure that tells the quality best: the area under the curve where there is one, else accuracy.
  public var headline: Metric? {
    let metrics = metrics
    return metrics.first { $0.id == "roc_auc" && $0.value != nil } ?? metrics.first { $0.value != nil }
  }

  /// Of accuracy and, from the binned scores, of the area under the curve.
  public var intervals: [MetricInterval] {
    var intervals = accuracyInterval(matrix)
    if task == .binary, let interval = scores?.deLongInterval() {
      intervals.append(MetricInterval(id: "roc_auc", low: interval.low, high: interval.high))
    }
    return intervals
  }

  private var binaryMetrics: [Metric] {
    let figures = matrix.total > 0 ? positive.map { matrix.classFigures($0) } : nil
    let noPositive = "the positive class has not been seen"
    return [
      Metric("precision", figures?.precision, otherwise: noPositive),
      Metric("recall", figures?.recall, otherwise: noPositive),
      Metric("f1", figures?.f1, otherwise: noPositive),
      Metric("specificity", figures?.specificity, otherwise: "no record is in truth negative"),
      Metric("roc_auc", scores?.rocAUC, otherwise: rankReason),
      Metric("average_precision", scores?.averagePrecision, otherwise: rankReason),
    ]
  }

  private var multiclassMetrics: [Metric] {
    let averages = matrix.total > 0 ? matrix.averages : nil
    let noLabels = "no record has both a label and a prediction"
    return [
      Metric("precision_macro", averages?.macro.precision, otherwise: noLabels),
      Metric("recall_macro", averages?.macro.recall, otherwise: noLabels),
      Metric("f1_macro", averages?.macro.f1, otherwise: noLabels),
    ]
  }

  private var rankReason: String {
    scores == nil ? "no scores are counted by actual class" : "labelled records of only one class"
  }
}
