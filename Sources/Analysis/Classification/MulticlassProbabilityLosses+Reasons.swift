extension MulticlassProbabilityLosses: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case logLoss = "log_loss"
    case brier
    case topLabelCalibrationError = "ece"
    case topAccuracy = "top_1_accuracy"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    let isEmpty: UndefinedReason? = topAccuracy(1) == nil ? .noScores : nil
    let isInvalid: UndefinedReason? = outOfRangeCount > 0 ? .notProbabilities(count: outOfRangeCount) : nil
    return switch figure {
    case .logLoss: Result(logLoss, unless: isEmpty ?? isInvalid)
    case .brier: Result(brier, unless: isEmpty ?? isInvalid)
    case .topLabelCalibrationError: Result(topLabelCalibrationError, unless: isEmpty ?? isInvalid)
    case .topAccuracy: Result(topAccuracy(1), unless: isEmpty)
    }
  }
}
