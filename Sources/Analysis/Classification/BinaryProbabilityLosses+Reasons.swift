extension BinaryProbabilityLosses: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case logLoss = "log_loss"
    case brier
    case expectedCalibrationError = "ece"
    case maximumCalibrationError = "mce"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    let value =
      switch figure {
      case .logLoss: logLoss
      case .brier: brier
      case .expectedCalibrationError: expectedCalibrationError
      case .maximumCalibrationError: maximumCalibrationError
      }
    guard outOfRangeCount == 0 else { return .failure(.notProbabilities(count: outOfRangeCount)) }
    return Result(value, unless: reliability == nil ? .noScores : nil)
  }
}
