public import Analysis

/// The figures of a binary classifier over a window, from one sort of its scores.
public struct BinaryEvaluation: Sendable {
  public let matrix: ConfusionMatrix
  /// Place of the positive class in the matrix; `nil` while it has not been seen.
  public let positive: Int?
  private let exact: ScoredOutcomes?
  private let binned: ScoreHistogram?
  private let losses: BinaryProbabilityLosses
  private let scoreCount: Int

  init(_ window: WindowAggregate) {
    matrix = window.confusion ?? ConfusionMatrix(classCount: 0)
    positive = window.positiveIndex.flatMap { window.classOrder.firstIndex(of: $0) }
    let positiveIndex = window.positiveIndex
    let samples = window.binarySamples
    if samples.binned != nil {
      let all = samples.allBinned(positive: positiveIndex)
      (exact, binned, losses) = (nil, all.binned, all.binnedLosses)
      scoreCount = .max
    } else {
      let split = SplitScores(samples, positive: positiveIndex)
      let outcomes = ScoredOutcomes(
        positives: split.positives, negatives: split.negatives, positiveWeights: split.positiveWeights,
        negativeWeights: split.negativeWeights)
      losses = split.losses ?? outcomes.unweightedLosses
      exact = outcomes
      binned = nil
      scoreCount = split.positives.count + split.negatives.count
    }
  }

  public var hasScores: Bool { scoreCount > 0 }
  public var rocAUC: Double? { exact?.rocAUC ?? binned?.rocAUC }
  public var averagePrecision: Double? { exact?.averagePrecision ?? binned?.averagePrecision }
  /// The largest distance between the score distributions of the two classes.
  public var kolmogorovSmirnov: Double? { exact?.kolmogorovSmirnov ?? binned?.kolmogorovSmirnov }
  /// Largest possible error of ``rocAUC`` because scores were binned; `nil` while they are exact.
  public var binningError: Double? { binned?.aucBinningError }
  public var reliability: CalibrationBins? { losses.reliability }

  public func rocCurve(limit: Int) -> ROCCurve? {
    exact?.rocCurve(limit: limit) ?? binned?.rocCurve(limit: limit)
  }

  public func precisionRecallCurve(limit: Int) -> PrecisionRecallCurve? {
    exact?.precisionRecallCurve(limit: limit) ?? binned?.precisionRecallCurve(limit: limit)
  }

  /// Negative class first; positive from the threshold on.
  public func counts(atThreshold threshold: Double) -> ConfusionMatrix? {
    exact?.counts(atThreshold: threshold) ?? binned?.counts(atThreshold: threshold)
  }

  /// The scores of the records that are in truth positive and negative, ascending, while they are exact.
  public var sortedScores: (positives: [Double], negatives: [Double])? {
    exact.map { ($0.positives, $0.negatives) }
  }

  public var metrics: [Metric] {
    let figures = positive.map { matrix.classFigures($0) }
    let noPositive = "the positive class has not been seen"
    return labelMetrics(matrix) + [
      Metric("precision", matrix.total > 0 ? figures?.precision : nil, otherwise: noPositive),
      Metric("recall", matrix.total > 0 ? figures?.recall : nil, otherwise: noPositive),
      Metric("f1", matrix.total > 0 ? figures?.f1 : nil, otherwise: noPositive),
      Metric("specificity", figures?.specificity, otherwise: "no record is in truth negative"),
      Metric("log_loss", losses.logLoss, otherwise: lossReason),
      Metric("brier", losses.brier, otherwise: lossReason),
      Metric("roc_auc", rocAUC, otherwise: rankReason),
      Metric("average_precision", averagePrecision, otherwise: rankReason),
      Metric("ece", losses.expectedCalibrationError, otherwise: lossReason),
    ]
  }

  /// Figures for reports; a screen has the area, which says the same.
  public var rankMetrics: [Metric] {
    [
      Metric("gini", exact?.gini ?? binned?.gini, otherwise: rankReason),
      Metric("ks", kolmogorovSmirnov, otherwise: rankReason),
    ]
  }

  public var intervals: [MetricInterval] {
    var intervals = accuracyInterval(matrix)
    if let interval = exact?.deLongInterval() {
      intervals.append(MetricInterval(id: "roc_auc", low: interval.low, high: interval.high))
    }
    return intervals
  }

  private var lossReason: String {
    hasScores ? "scores lie outside 0 to 1, so they are no probabilities" : "no labelled record has a score"
  }

  private var rankReason: String {
    hasScores ? "labelled records of only one class" : "no labelled record has a score"
  }
}

/// The figures that need only the confusion matrix.
func labelMetrics(_ matrix: ConfusionMatrix) -> [Metric] {
  let reason = "no record has both a label and a prediction"
  return [
    Metric("accuracy", matrix.accuracy, otherwise: reason),
    Metric("balanced_accuracy", matrix.balancedAccuracy, otherwise: reason),
    Metric("mcc", matrix.matthewsCorrelation, otherwise: reason),
    Metric("cohen_kappa", matrix.cohenKappa, otherwise: matrix.total > 0 ? "only one class, always predicted" : reason),
  ]
}

func accuracyInterval(_ matrix: ConfusionMatrix) -> [MetricInterval] {
  let right = (0..<matrix.classCount).reduce(0.0) { $0 + matrix[$1, $1] }
  guard let wilson = WilsonInterval(successes: right, trials: matrix.total) else { return [] }
  return [MetricInterval(id: "accuracy", low: wilson.low, high: wilson.high)]
}

/// Scores by whether their record is in truth positive.
private struct SplitScores {
  var positives: [Double] = []
  var negatives: [Double] = []
  var positiveWeights: [Double]?
  var negativeWeights: [Double]?
  /// Only with weights: without, the sorted scores give the same sums in an order that no cut into panes changes.
  var losses: BinaryProbabilityLosses?

  init(_ samples: ScoreSamples, positive: Int?) {
    guard !samples.classes.contains(where: { $0.weights != nil }) else {
      takeWeighted(samples, positive)
      return
    }
    for (index, scores) in samples.classes.enumerated() {
      // Assigned rather than appended where it can be: two classes are shared with the samples, not copied.
      if index == positive {
        positives = scores.values
      } else if negatives.isEmpty {
        negatives = scores.values
      } else {
        negatives += scores.values
      }
    }
  }

  /// In order, since sums of weights depend on it.
  private mutating func takeWeighted(_ samples: ScoreSamples, _ positive: Int?) {
    var (weights, otherWeights): ([Double], [Double]) = ([], [])
    var sums = BinaryProbabilityLosses()
    for (index, scores) in samples.classes.enumerated() {
      let scores = scores.inOrder
      let own = scores.weights ?? Array(repeating: 1, count: scores.values.count)
      if index == positive {
        positives += scores.values
        weights += own
      } else {
        negatives += scores.values
        otherWeights += own
      }
      for (score, weight) in zip(scores.values, own) {
        sums.add(score: score, isPositive: index == positive, weight: weight)
      }
    }
    (positiveWeights, negativeWeights, losses) = (weights, otherWeights, sums)
  }
}

extension ScoredOutcomes {
  fileprivate var unweightedLosses: BinaryProbabilityLosses {
    var losses = BinaryProbabilityLosses()
    for score in positives { losses.add(score: score, isPositive: true) }
    for score in negatives { losses.add(score: score, isPositive: false) }
    return losses
  }
}

extension WindowAggregate {
  /// Scores by class; from the probability of the positive class where the log has no score.
  fileprivate var binarySamples: ScoreSamples {
    guard !view.state.hasScore, view.state.hasProbabilities, let positive = positiveIndex else {
      return aggregate.scores
    }
    var samples = ScoreSamples()
    for segment in aggregate.probabilities.segments {
      guard let column = segment.classes.firstIndex(of: positive) else { continue }
      for (row, actual) in segment.actual.enumerated() {
        let probability = segment.values[row * segment.classes.count + column]
        samples.add(probability, actual: Int(actual), weight: segment.weight(ofRow: row))
      }
    }
    return samples
  }

  public var binary: BinaryEvaluation { BinaryEvaluation(self) }
}

extension BinaryEvaluation {
  /// AUC and average precision with one class taken for the positive one: the negative class by the reversed score.
  public func ranking(ofClass index: Int) -> (auc: Double?, precision: Double?) {
    if index == positive { return (rocAUC, averagePrecision) }
    guard let exact else { return (rocAUC, nil) }
    let areas = exact.reversedAreas
    return (areas?.rocAUC, areas?.averagePrecision)
  }
}
