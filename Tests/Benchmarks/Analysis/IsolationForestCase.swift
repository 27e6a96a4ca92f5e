internal import Analysis

extension BenchmarkCase {
  static let isolationForest = Self(
    id: "isolation-forest", summary: "100 trees of 256 rows, fitted on and scoring 1 M × 10; peer: scikit-learn"
  ) { input in
    let rows = try input.featureRows()
    let fit = try Stopwatch.time { try IsolationForest(fitting: rows, IsolationForest.Parameters()) }
    let scoring = Stopwatch.time { fit.result.scores(rows) }
    let scores = scoring.result.compactMap { $0 }
    return [
      "n": Double(scores.count), "d": Double(rows.columnCount), "fit_s": fit.seconds, "score_s": scoring.seconds,
      "mean_score": scores.reduce(0, +) / Double(scores.count),
    ]
  }
}

extension BenchmarkInput {
  /// Rows of ten normal numbers with one in a hundred from a wider box.
  func featureRows(limit: Int = 1_000_000) throws -> FeatureMatrix {
    let rowCount = min(rowLimit ?? limit, limit)
    if let array = try array("if_1m_10.npy") {
      return FeatureMatrix(values: Array(array.values.prefix(rowCount * array.shape[1])), columnCount: array.shape[1])
    }
    var generator = SplitMix64(seed: 3)
    let values = (0..<rowCount).flatMap { row in
      (0..<10).map { _ in row % 100 == 0 ? generator.uniform() * 12 - 6 : generator.standardNormal() }
    }
    return FeatureMatrix(values: values, columnCount: 10)
  }
}
