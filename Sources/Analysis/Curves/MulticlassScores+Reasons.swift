extension MulticlassScores: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case rocAUCOneVersusRestMacro = "roc_auc_ovr_macro"
    case rocAUCOneVersusRestWeighted = "roc_auc_ovr_weighted"
    case rocAUCOneVersusRestMicro = "roc_auc_ovr_micro"
    case rocAUCOneVersusOneMacro = "roc_auc_ovo_macro"
    case rocAUCOneVersusOneWeighted = "roc_auc_ovo_weighted"
    case averagePrecisionMacro = "average_precision"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    switch figure {
    case .rocAUCOneVersusRestMacro: Result(rocAUCOneVersusRestMacro, unless: missingClass)
    case .rocAUCOneVersusRestWeighted: Result(rocAUCOneVersusRestWeighted, unless: missingClass)
    case .rocAUCOneVersusRestMicro: Result(rocAUCOneVersusRestMicro, unless: missingClass)
    case .rocAUCOneVersusOneMacro: Result(rocAUCOneVersusOneMacro, unless: missingClass ?? unequalWeights)
    case .rocAUCOneVersusOneWeighted: Result(rocAUCOneVersusOneWeighted, unless: missingClass ?? unequalWeights)
    case .averagePrecisionMacro: Result(averagePrecisionMacro, unless: lackOfPrecisions)
    }
  }

  private var missingClass: UndefinedReason? {
    if count == 0 { return .noScores }
    if classCount == 1 { return .oneClass(index: 0) }
    return occurrences.firstIndex(of: 0).map { .classNeverOccurs(index: $0) }
  }

  private var lackOfPrecisions: UndefinedReason? {
    if count == 0 { return .noScores }
    return occurrences.firstIndex(of: count).map { .oneClass(index: $0) }
  }

  private var unequalWeights: UndefinedReason? {
    isWeighted ? .unequalWeights : nil
  }
}
