/// The share of positives as a function that only rises with the score.
///
///     let outcomes = ScoredOutcomes(positives: [0.6, 0.9], negatives: [0.2, 0.7])
///     IsotonicCalibrator(outcomes)?.probability(of: 0.65)  // 0.5
///
/// Assumes nothing about the shape, so it needs more records than `PlattCalibrator`: about a thousand.
/// - Complexity: O(n) to fit, since the outcomes are sorted; O(log n) a score.
/// - Reference: Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass probability estimates",
///   doi:10.1145/775047.775151; equal to scikit-learn's `IsotonicRegression(out_of_bounds="clip")`.
public struct IsotonicCalibrator: Calibrator {
  /// Of the truth, 1 or 0, on the score.
  public let regression: IsotonicRegression

  public init?(_ outcomes: ScoredOutcomes) {
    let groups = outcomes.finiteGroups()
    var pooling = ViolatorPooling(capacity: groups.count)
    for group in groups {
      pooling.add(x: group.score, weight: group.positives + group.negatives, total: group.positives)
    }
    guard let regression = IsotonicRegression(pooling) else { return nil }
    self.regression = regression
  }

  public func probability(of score: Double) -> Double? {
    regression.value(at: score)
  }

  public func probabilities(of scores: [Double]) -> [Double] {
    regression.values(at: scores)
  }
}

extension CalibratorKind {
  public static let isotonic = Self(
    id: "isotonic", summary: "Rising steps, whatever the shape; wants a thousand records", IsotonicCalibrator.self)
}
