public import Analysis

/// The figures of a classifier of more than two classes over a window.
public struct MulticlassEvaluation: Sendable {
  public let matrix: ConfusionMatrix
  public let scores: MulticlassScores
  private let losses: MulticlassProbabilityLosses
  /// Labelled records whose probabilities no longer fitted.
  public let droppedCount: Int

  init(_ window: WindowAggregate) {
    let order = window.classOrder
    matrix = window.confusion ?? ConfusionMatrix(classCount: 0)
    droppedCount = window.aggregate.probabilities.droppedCount
    var scores = MulticlassScores(classCount: order.count)
    var losses = MulticlassProbabilityLosses(classCount: order.count, normalizesRows: false)
    var place = Array(repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { place[index] = position }
    var row = Array(repeating: 0.0, count: order.count)
    for segment in window.aggregate.probabilities.segments {
      let columns = segment.classes.map { place[$0] }
      for (number, actual) in segment.actual.enumerated() {
        for index in row.indices { row[index] = 0 }
        for (offset, column) in columns.enumerated() { row[column] = segment.values[number * columns.count + offset] }
        row.withUnsafeBufferPointer {
          let weight = segment.weight(ofRow: number)
          scores.add(probabilities: $0, actual: place[Int(actual)], weight: weight)
          losses.add(probabilities: $0, actual: place[Int(actual)], weight: weight)
        }
      }
    }
    (self.scores, self.losses) = (scores, losses)
  }

  public var hasScores: Bool { scores.count > 0 }
  public var reliability: CalibrationBins? { losses.reliability }

  public var metrics: [Metric] {
    let averages = matrix.total > 0 ? matrix.averages : nil
    let noLabels = "no record has both a label and a prediction"
    return labelMetrics(matrix) + [
      Metric("precision_macro", averages?.macro.precision, otherwise: noLabels),
      Metric("recall_macro", averages?.macro.recall, otherwise: noLabels),
      Metric("f1_macro", averages?.macro.f1, otherwise: noLabels),
      Metric("log_loss", losses.logLoss, otherwise: lossReason),
      Metric("brier", losses.brier, otherwise: lossReason),
      Metric("roc_auc_ovr_macro", scores.rocAUCOneVersusRestMacro, otherwise: rankReason),
      Metric("roc_auc_ovr_weighted", scores.rocAUCOneVersusRestWeighted, otherwise: rankReason),
      Metric("roc_auc_ovo_macro", scores.rocAUCOneVersusOneMacro, otherwise: pairReason),
      Metric("roc_auc_ovo_weighted", scores.rocAUCOneVersusOneWeighted, otherwise: pairReason),
      Metric("average_precision", scores.averagePrecisionMacro, otherwise: rankReason),
      Metric("ece", losses.topLabelCalibrationError, otherwise: lossReason),
      Metric("top_1_accuracy", losses.topAccuracy(1), otherwise: lossReason),
      Metric("top_2_accuracy", losses.topAccuracy(2), otherwise: lossReason),
      Metric("top_3_accuracy", losses.topAccuracy(3), otherwise: lossReason),
    ]
  }

  public var intervals: [MetricInterval] { accuracyInterval(matrix) }

  private var lossReason: String {
    hasScores ? "probabilities lie outside 0 to 1" : "no labelled record has a probability for each class"
  }

  private var pairReason: String {
    scores.reason(for: .rocAUCOneVersusOneMacro) == .unequalWeights
      ? "areas over pairs of classes take no weights" : rankReason
  }

  private var rankReason: String {
    hasScores
      ? "a class never occurs among the labelled records" : "no labelled record has a probability for each class"
  }
}

extension WindowAggregate {
  public var multiclass: MulticlassEvaluation { MulticlassEvaluation(self) }
}
