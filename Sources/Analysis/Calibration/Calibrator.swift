/// Turns a model's scores into probabilities, as learnt from records whose truth is known.
///
///     let calibrator = IsotonicCalibrator(ScoredOutcomes(positives: [0.9, 0.8], negatives: [0.1, 0.2]))
///     calibrator?.probability(of: 0.95)  // 1
///
/// Records with an infinite score take no part in learning. Weights count as so many records.
///
/// Probabilities lie within 0…1 and are monotonic in the score: rising, unless the calibrator's own doc comment tells
/// when they fall.
public protocol Calibrator: Sendable, Equatable, Codable {
  /// - Returns: `nil` when records with a finite score are missing of either class.
  init?(_ outcomes: ScoredOutcomes)

  /// - Returns: `nil` for NaN; an infinite score has the probability that finite ones tend to.
  func probability(of score: Double) -> Double?

  /// In the order of the scores.
  ///
  /// - Precondition: no score is NaN.
  func probabilities(of scores: [Double]) -> [Double]
}

/// The records of both classes that share a score.
struct ScoreGroup {
  let score: Double
  let positives: Double
  let negatives: Double
}

extension ScoredOutcomes {
  /// By rising score, infinite scores left out; empty when that leaves either class without a record.
  func finiteGroups() -> [ScoreGroup] {
    var groups: [ScoreGroup] = []
    var positiveSum = 0.0
    var negativeSum = 0.0
    forEachStep { step in
      guard step.threshold.isFinite else { return }
      groups.append(ScoreGroup(score: step.threshold, positives: step.positives, negatives: step.negatives))
      positiveSum += step.positives
      negativeSum += step.negatives
    }
    guard positiveSum > 0, negativeSum > 0, (positiveSum + negativeSum).isFinite else { return [] }
    groups.reverse()
    return groups
  }
}
