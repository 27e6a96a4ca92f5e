internal import Analysis

/// How good a model was over its reference, and how to tell from a score how good it is.
///
/// Taken again and again while labels of the reference come.
struct ReferenceQuality: Sendable, Codable {
  /// A figure with its standard error over `count` records.
  struct Figure: Sendable, Equatable, Codable {
    var value: Double
    var standardError: Double
    var count: Double

    /// The standard error of the same figure over another number of records.
    func standardError(over records: Double) -> Double {
      records > 0 ? standardError * (count / records).squareRoot() : .infinity
    }
  }

  /// By the name that the report gives it: "roc_auc", "accuracy" and "mae".
  private(set) var figures: [String: Figure] = [:]
  /// `nil` where the task is not binary, scores are missing, or too few are labelled of either class.
  private(set) var estimator: EstimatedPerformance?

  /// Fewer labelled records than this of a class teach nothing about scores.
  static let classNeed = 10

  init(_ profile: ReferenceProfile, _ settings: MonitorSettings) {
    let aggregate = profile.aggregate
    if profile.isRegression {
      let errors = aggregate.regression
      // Sums that a file brings need not be those of any errors.
      guard let mae = errors.mae, let mse = errors.mse, errors.count > 1, mae >= 0, mse.isFinite else { return }
      let count = Double(errors.count)
      figures["mae"] = Figure(
        value: mae, standardError: (max(0, mse - mae * mae) / count).squareRoot(), count: count)
      return
    }
    let positive = profile.classes.positive(wanted: settings.positive)
    takeAccuracy(aggregate, positive)
    guard profile.classes.count == 2, let positive else { return }
    takeScores(aggregate.scores, positive)
  }

  private mutating func takeAccuracy(_ aggregate: PaneAggregate, _ positive: Int?) {
    var (right, total) = (0.0, 0.0)
    for (actual, predicted, weight) in aggregate.pairs.entries {
      total += weight
      if actual == predicted { right += weight }
    }
    for (actual, weights) in aggregate.cutScores.enumerated() {
      total += weights.negative + weights.positive
      right += actual == positive ? weights.positive : weights.negative
    }
    guard total > 0 else { return }
    let share = right / total
    // As if one more were right and one more wrong: nothing is known so well that its error is zero.
    let smoothed = (right + 1) / (total + 2)
    figures["accuracy"] = Figure(
      value: share, standardError: (smoothed * (1 - smoothed) / total).squareRoot(), count: total)
  }

  private mutating func takeScores(_ scores: ScoreSamples, _ positive: Int) {
    guard let outcomes = ScoredOutcomes(scores, positive: positive),
      outcomes.positives.count >= Self.classNeed, outcomes.negatives.count >= Self.classNeed
    else { return }
    estimator = EstimatedPerformance(reference: outcomes)
    guard let area = outcomes.rocAUC, let interval = outcomes.deLongInterval(),
      let score = NormalDistribution.quantile(0.975), interval.high >= interval.low
    else { return }
    figures["roc_auc"] = Figure(
      value: area, standardError: (interval.high - interval.low) / 2 / score,
      count: Double(outcomes.positives.count + outcomes.negatives.count))
  }
}

extension ScoredOutcomes {
  /// - Returns: `nil` when scores had to be put into bins.
  fileprivate init?(_ samples: ScoreSamples, positive: Int) {
    guard samples.binned == nil else { return nil }
    var (values, weights): ([[Double]], [[Double]]) = ([[], []], [[], []])
    for (index, scores) in samples.classes.enumerated() {
      let side = index == positive ? 0 : 1
      values[side] += scores.values
      weights[side] += scores.weights ?? Array(repeating: 1, count: scores.values.count)
    }
    let isWeighted = samples.classes.contains { $0.weights != nil }
    self.init(
      positives: values[0], negatives: values[1], positiveWeights: isWeighted ? weights[0] : nil,
      negativeWeights: isWeighted ? weights[1] : nil)
  }
}
