extension RegressionErrors: ReasonedFigures {
  public enum Figure: String, CaseIterable, Sendable {
    case mae, mse, rmse, bias, mape, smape, r2
    case explainedVariance = "explained_variance"
    case medianAbsoluteError = "median_absolute_error"
    case maxError = "max_error"
  }

  public func outcome(of figure: Figure) -> Result<Double, UndefinedReason> {
    let isEmpty: UndefinedReason? = count > 0 ? nil : .noRecords
    return switch figure {
    case .mae: Result(mae, unless: isEmpty)
    case .mse: Result(mse, unless: isEmpty)
    case .rmse: Result(rmse, unless: isEmpty)
    case .bias: Result(bias, unless: isEmpty)
    case .mape: Result(mape, unless: isEmpty)
    case .smape: Result(smape, unless: isEmpty)
    case .r2: Result(r2, unless: isEmpty ?? noSpread)
    case .explainedVariance: Result(explainedVariance, unless: isEmpty ?? noSpread)
    case .medianAbsoluteError: Result(medianAbsoluteError, unless: isEmpty ?? (hasOneWeight ? nil : .unequalWeights))
    case .maxError: Result(maxError, unless: isEmpty)
    }
  }

  private var noSpread: UndefinedReason? {
    if count < 2 { return .tooFewRecords(need: 2) }
    return actualsVary ? nil : .equalActualValues
  }
}
