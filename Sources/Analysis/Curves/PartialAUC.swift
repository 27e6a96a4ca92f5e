extension ScoredOutcomes {
  /// Area under the ROC curve up to a false positive rate, scaled so that chance gives 0.5 and the best 1.
  ///
  ///     ScoredOutcomes(positives: [0.9, 0.4], negatives: [0.5, 0.1]).partialROCAUC(maxFPR: 0.5)  // 2/3 (to rounding)
  ///
  /// Equal to scikit-learn's `roc_auc_score(max_fpr:)`; between two points of the curve it interpolates linearly.
  /// - Parameter maxFPR: above 0 and at most 1, else the result is `nil`; 1 gives `rocAUC`.
  /// - Complexity: O(n).
  /// - Reference: McClish, "Analyzing a portion of the ROC curve", doi:10.1177/0272989X8900900307.
  public func partialROCAUC(maxFPR: Double) -> Double? {
    partialArea(maxFPR: maxFPR)
  }

  /// Gini's coefficient of the scores, 2 · AUC − 1: 0 by chance, 1 at best.
  public var gini: Double? {
    rocAUC.map { 2 * $0 - 1 }
  }
}

extension ScoreHistogram {
  /// As that of exact scores, scores within a bin taken as equal.
  public func partialROCAUC(maxFPR: Double) -> Double? {
    partialArea(maxFPR: maxFPR)
  }

  public var gini: Double? {
    rocAUC.map { 2 * $0 - 1 }
  }
}

extension ThresholdSweep {
  fileprivate func partialArea(maxFPR: Double) -> Double? {
    guard hasBothClasses, maxFPR > 0, maxFPR <= 1 else { return nil }
    let end = maxFPR * negativeTotal
    var truePositives = 0.0
    var falsePositives = 0.0
    var area = CompensatedSum()
    forEachStep { step in
      let within = Swift.min(step.negatives, end - falsePositives)
      if within > 0 {
        let share = within / step.negatives
        area.add(within * (truePositives + step.positives * share / 2))
      }
      truePositives += step.positives
      falsePositives += step.negatives
    }
    let partial = area.value / positiveTotal / negativeTotal
    let byChance = maxFPR * maxFPR / 2
    return (1 + (partial - byChance) / (maxFPR - byChance)) / 2
  }
}
