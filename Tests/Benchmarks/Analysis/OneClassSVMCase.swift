internal import Analysis

extension BenchmarkCase {
  static let oneClassSVM = Self(
    id: "one-class-svm", summary: "fitted on 5 k × 10, scoring 100 k, ν .1 and .5; peer: scikit-learn's libsvm"
  ) { input in
    let rows = try input.featureRows(limit: 100_000)
    let training = FeatureMatrix(
      values: Array(rows.values.prefix(5_000 * rows.columnCount)), columnCount: rows.columnCount)
    var figures = ["fit_rows": Double(training.rowCount), "score_rows": Double(rows.rowCount)]
    for (name, nu) in [("nu01", 0.1), ("nu05", 0.5)] {
      var parameters = OneClassSVM.Parameters()
      parameters.nu = nu
      let fit = try Stopwatch.time { try OneClassSVM(fitting: training, parameters) }
      let scoring = Stopwatch.time { fit.result.decisionValues(rows) }
      let values = scoring.result.compactMap { $0 }
      figures["\(name)_fit_s"] = fit.seconds
      figures["\(name)_score_s"] = scoring.seconds
      figures["\(name)_n_sv"] = Double(fit.result.supportVectorCount)
      figures["\(name)_rho"] = fit.result.offset
      figures["\(name)_mean"] = values.reduce(0, +) / Double(values.count)
    }
    return figures
  }
}
