internal import Analysis

extension BenchmarkCase {
  /// Beside bench/c01_roc_auc_sklearn.sh: its `roc_auc_s`, `average_precision_s` and `roc_curve_s` together against
  /// `total_s`, from the same two arrays, splitting them by class included.
  static let curves = BenchmarkCase(id: "curves", summary: "ROC AUC, average precision and ROC curve of 10 M scores") {
    input in
    let data = try ScoresAndLabels(input)
    let (sortSeconds, outcomes) = Stopwatch.time { data.outcomes }
    let (curveSeconds, curve) = Stopwatch.time { outcomes.rocCurve(limit: .max) }
    return [
      "sort_auc_ap_s": sortSeconds, "roc_curve_s": curveSeconds, "total_s": sortSeconds + curveSeconds,
      "auc": outcomes.rocAUC ?? -1, "ap": outcomes.averagePrecision ?? -1, "n": Double(data.scores.count),
      "roc_points": Double(curve?.fpr.count ?? 0),
    ]
  }
}

private struct ScoresAndLabels {
  var scores: [Double]
  var labels: [Int8]

  init(_ input: BenchmarkInput) throws {
    let rows = input.rowLimit ?? 10_000_000
    if let scores = try input.array("scores_10m_s.npy"), let labels = try input.array("scores_10m_y.npy") {
      self.scores = Array(scores.values.prefix(rows))
      self.labels = labels.values.prefix(rows).map { Int8($0) }
      return
    }
    var random = SplitMix64(seed: 1)
    scores = (0..<rows).map { _ in random.uniform() }
    labels = scores.map { random.uniform() < $0 ? 1 : 0 }
  }

  var outcomes: ScoredOutcomes {
    // Counted first, so that neither class's array grows by copying.
    let positiveCount = labels.reduce(0) { $0 + Int($1) }
    var positives = [Double]()
    var negatives = [Double]()
    positives.reserveCapacity(positiveCount)
    negatives.reserveCapacity(labels.count - positiveCount)
    for (score, label) in zip(scores, labels) {
      if label == 1 { positives.append(score) } else { negatives.append(score) }
    }
    return ScoredOutcomes(positives: positives, negatives: negatives)
  }
}
