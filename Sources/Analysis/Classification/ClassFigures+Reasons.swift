extension ClassFigures: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case precision, recall, f1, jaccard, specificity
    case negativePredictiveValue = "negative_predictive_value"
    case falsePositiveRate = "false_positive_rate"
    case falseNegativeRate = "false_negative_rate"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    switch figure {
    case .precision: Result(precision, unless: lack(.noPredictedPositives, unless: truePositives + falsePositives))
    case .recall: Result(recall, unless: lack(.noActualPositives, unless: support))
    case .f1: Result(f1, unless: lack(.classAbsent, unless: union))
    case .jaccard: Result(jaccard, unless: lack(.classAbsent, unless: union))
    case .specificity: Result(specificity, unless: lack(.noActualNegatives, unless: negatives))
    case .negativePredictiveValue:
      Result(negativePredictiveValue, unless: lack(.noPredictedNegatives, unless: trueNegatives + falseNegatives))
    case .falsePositiveRate: Result(falsePositiveRate, unless: lack(.noActualNegatives, unless: negatives))
    case .falseNegativeRate: Result(falseNegativeRate, unless: lack(.noActualPositives, unless: support))
    }
  }

  private var negatives: Double {
    trueNegatives + falsePositives
  }

  private var union: Double {
    support + falsePositives
  }

  private func lack(_ reason: UndefinedReason, unless denominator: Double) -> UndefinedReason? {
    if denominator > 0 { return nil }
    return support + negatives > 0 ? reason : .noRecords
  }
}
