extension ScoredOutcomes: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case rocAUC = "roc_auc"
    case gini
    case averagePrecision = "average_precision"
    case kolmogorovSmirnov = "kolmogorov_smirnov"
    case deLongVariance = "roc_auc_variance"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    switch figure {
    case .rocAUC: Result(rocAUC, unless: missingClass)
    case .gini: Result(gini, unless: missingClass)
    case .averagePrecision: Result(averagePrecision, unless: missingClass)
    case .kolmogorovSmirnov: Result(kolmogorovSmirnov, unless: missingClass)
    case .deLongVariance: Result(deLongVariance, unless: missingClass ?? varianceReason)
    }
  }

  private var missingClass: UndefinedReason? {
    switch (positives.isEmpty, negatives.isEmpty) {
    case (true, true): .noScores
    case (true, false): .oneClass(index: 0)
    case (false, true): .oneClass(index: 1)
    case (false, false): nil
    }
  }

  private var varianceReason: UndefinedReason? {
    if positiveWeights != nil { return .unequalWeights }
    return Swift.min(positives.count, negatives.count) < 2 ? .tooFewOfAClass(need: 2) : nil
  }
}
