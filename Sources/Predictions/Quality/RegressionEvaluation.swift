internal import Analysis

extension WindowAggregate {
  /// The errors of a regression over the window.
  public var regressionMetrics: [Metric] {
    let errors = aggregate.regression
    let reason = "no record has both a label and a prediction"
    return [
      Metric("mae", errors.mae, otherwise: reason),
      Metric("mse", errors.mse, otherwise: reason),
      Metric("rmse", errors.rmse, otherwise: reason),
      Metric("r2", errors.r2, otherwise: errors.count > 0 ? "fewer than two labels, or all the same" : reason),
      Metric("explained_variance", errors.explainedVariance, otherwise: reason),
      Metric("mape", errors.mape, otherwise: reason),
      Metric("smape", errors.smape, otherwise: reason),
      Metric("median_absolute_error", errors.medianAbsoluteError, otherwise: reason),
      Metric("max_error", errors.maxError, otherwise: reason),
      Metric("bias", errors.bias, otherwise: reason),
    ]
  }

  /// Largest relative error of the median error; `nil` while it is exact.
  public var regressionQuantileError: Double? { aggregate.regression.quantileError }

  /// All figures of the window's task, with one evaluation.
  public var metrics: [Metric] {
    switch task {
    case .binary: binary.metrics
    case .multiclass: multiclass.metrics
    case .regression: regressionMetrics
    case .unlabelled: []
    }
  }

  /// The figure that tells the quality best: AUC where there are scores, else accuracy; MAE.
  public var headline: Metric? {
    guard labelledCount > 0 else { return nil }
    switch task {
    case .binary:
      if view.hasScores, let auc = binary.metrics.first(where: { $0.id == "roc_auc" }), auc.value != nil { return auc }
      return confusion.flatMap { labelMetrics($0).first }
    case .multiclass: return confusion.flatMap { labelMetrics($0).first }
    case .regression: return regressionMetrics.first
    case .unlabelled: return nil
    }
  }
}

extension WindowAggregate {
  /// The 95 % interval of the headline figure, where it has one.
  public func headlineInterval(_ id: String) -> MetricInterval? {
    switch id {
    case "roc_auc": binary.intervals.first { $0.id == id }
    case "accuracy": confusion.flatMap { accuracyInterval($0).first }
    default: nil
    }
  }

  /// The quality of a small window by the same figure, accuracy standing in for AUC.
  public func quickQuality(like id: String) -> Double? {
    switch task {
    case .binary, .multiclass: confusion?.accuracy
    case .regression: aggregate.regression.mae
    case .unlabelled: nil
    }
  }
}
