internal import Analysis
internal import Foundation

extension BenchmarkCase {
  /// Isotonic and Platt fits, estimated performance by chunks, and a threshold with its bootstrap.
  static let calibration = Self(
    id: "calibration", summary: "Calibrators on 1 M scores, CBPE of 50,000 rows, a threshold with 200 resamples"
  ) { input in
    let count = input.rowLimit ?? 1_000_000
    let records = try ScoredRecords(input, count: count)
    let sorting = Stopwatch.time { records.outcomes(0..<records.scores.count) }
    let isotonic = Stopwatch.time { CalibratorKind.isotonic.fit(sorting.result) }
    let platt = Stopwatch.time { CalibratorKind.platt.fit(sorting.result) }
    let applying = Stopwatch.time { isotonic.result?.probabilities(of: records.scores) ?? [] }

    let half = min(50_000, records.scores.count / 2)
    let reference = records.outcomes(0..<half)
    let estimator = Stopwatch.time { EstimatedPerformance(reference: reference) }
    let estimating = Stopwatch.time {
      stride(from: half, to: 2 * half, by: 5000).compactMap { start in
        let chunk = Array(records.scores[start..<min(start + 5000, 2 * half)])
        return estimator.result?.estimate(UnlabelledChunk(scores: chunk, threshold: 0.5)).rocAUC?.value
      }
    }

    let few = records.outcomes(0..<min(100_000, records.scores.count))
    let objective = ThresholdObjective.cost(CostMatrix(falseNegative: 5))
    let best = DecisionThreshold(few, objective: objective)
    let band = Stopwatch.time { best?.band(few, resamples: 200, seed: 1) }
    return [
      "rows": Double(records.scores.count),
      "sort_s": sorting.seconds,
      "isotonic_fit_s": isotonic.seconds,
      "isotonic_apply_s": applying.seconds,
      "isotonic_mean": applying.result.reduce(0, +) / Double(applying.result.count),
      "platt_fit_s": platt.seconds,
      "cbpe_fit_s": estimator.seconds,
      "cbpe_50k_s": estimating.seconds,
      "cbpe_auc": estimating.result.reduce(0, +) / Double(estimating.result.count),
      "band_200x100k_s": band.seconds,
      "band_low": band.result?.threshold.low ?? -1,
      "band_high": band.result?.threshold.high ?? -1,
    ]
  }
}

/// Scores with truth: the peers' where there are any, else seeded.
private struct ScoredRecords {
  var scores: [Double]
  var isPositive: [Bool]

  init(_ input: BenchmarkInput, count: Int) throws {
    if let given = try input.array("scores_1m_s.npy"), let truth = try input.array("scores_1m_y.npy") {
      scores = Array(given.values.prefix(count))
      isPositive = truth.values.prefix(count).map { $0 > 0 }
      return
    }
    var generator = SplitMix64(seed: 1)
    let drawn = (0..<count).map { _ in generator.uniform() }
    scores = drawn
    isPositive = drawn.map { generator.uniform() < $0 * $0 }
  }

  func outcomes(_ rows: Range<Int>) -> ScoredOutcomes {
    ScoredOutcomes(
      positives: rows.filter { isPositive[$0] }.map { scores[$0] },
      negatives: rows.filter { !isPositive[$0] }.map { scores[$0] })
  }
}
