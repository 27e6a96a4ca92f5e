import Analysis
import TestSupport
import Testing

@Suite struct ScoreHistogramTests {
  private func scores(seed: UInt64, count: Int, map: (Double) -> Double) -> (positives: [Double], negatives: [Double]) {
    var random = SeededGenerator(seed: seed)
    var positives: [Double] = []
    var negatives: [Double] = []
    for _ in 0..<count {
      let share = random.uniform()
      if random.uniform() < share { positives.append(map(share)) } else { negatives.append(map(share)) }
    }
    return (positives, negatives)
  }

  private func histogram(_ scores: (positives: [Double], negatives: [Double])) -> ScoreHistogram {
    var histogram = ScoreHistogram()
    for score in scores.positives { histogram.add(score: score, isPositive: true) }
    for score in scores.negatives { histogram.add(score: score, isPositive: false) }
    return histogram
  }

  // Even scores, scores crowded at both ends, and scores outside 0…1 such as log odds.
  @Test(
    arguments: [
      { $0 }, { $0 < 0.5 ? $0 * $0 * $0 * 1e-4 : 1 - (1 - $0) * (1 - $0) * 1e-3 },
      { ($0 - 0.5) / ($0 * (1 - $0) + 1e-9) },
    ] as [@Sendable (Double) -> Double])
  func theAreaIsWithinItsStatedError(map: @Sendable (Double) -> Double) throws {
    let scores = scores(seed: 11, count: 20_000, map: map)
    let exact = ScoredOutcomes(positives: scores.positives, negatives: scores.negatives)
    let histogram = histogram(scores)
    let error = try #require(histogram.aucBinningError)
    #expect(error < 1e-3)
    #expect(abs(try #require(histogram.rocAUC) - (try #require(exact.rocAUC))) <= error)
    #expect(isClose(histogram.averagePrecision, exact.averagePrecision ?? .nan, tolerance: 2e-3))
    #expect(isClose(histogram.kolmogorovSmirnov, exact.kolmogorovSmirnov ?? .nan, tolerance: 5e-3))
    let variance = try #require(exact.deLongVariance)
    #expect(abs(try #require(histogram.deLongVariance) / variance - 1) < 0.01)
  }

  @Test func pointsOfTheCurveAreThoseOfTheExactScoresAtTheSameThresholds() throws {
    for map in [{ $0 }, { ($0 - 0.5) * 8 }] as [(Double) -> Double] {
      let scores = scores(seed: 12, count: 3000, map: map)
      let exact = ScoredOutcomes(positives: scores.positives, negatives: scores.negatives)
      let curve = try #require(histogram(scores).rocCurve(limit: 100_000))
      for (index, threshold) in curve.thresholds.enumerated() {
        let counts = exact.counts(atThreshold: threshold)
        #expect(isClose(curve.fpr[index], counts[0, 1] / Double(scores.negatives.count)), "at \(threshold)")
        #expect(isClose(curve.tpr[index], counts[1, 1] / Double(scores.positives.count)), "at \(threshold)")
      }
    }
  }

  @Test func scoresOnACoarseGridAreExact() {
    let positives = [0, 0.1, 0.5, 0.9, 1, 1]
    let negatives = [0, 0, 0.1, 0.1, 0.5, 0.9, 1]
    let exact = ScoredOutcomes(positives: positives, negatives: negatives)
    let binned = histogram((positives, negatives))
    #expect(isClose(binned.rocAUC, exact.rocAUC ?? .nan))
    #expect(isClose(binned.averagePrecision, exact.averagePrecision ?? .nan))
    #expect(isClose(binned.deLongVariance, exact.deLongVariance ?? .nan))
    #expect(binned.precisionRecallCurve()?.recall == exact.precisionRecallCurve()?.recall)
    for threshold in [0, 0.1, 0.5, 0.9, 1, 2] {
      #expect(binned.counts(atThreshold: threshold) == exact.counts(atThreshold: threshold))
    }
  }

  @Test func confidentScoresKeepApart() {
    var histogram = ScoreHistogram()
    histogram.add(score: 1 - 1e-6, isPositive: true)
    histogram.add(score: 1 - 2e-6, isPositive: false)
    histogram.add(score: 1e-6, isPositive: true)
    histogram.add(score: 1e-7, isPositive: false)
    #expect(histogram.rocAUC == 0.75)
    #expect(histogram.aucBinningError == 0)
  }

  @Test func mergedPartsEqualTheWholeInAnyOrder() {
    let scores = scores(seed: 13, count: 900) { $0 * 3 - 1 }
    let parts = (0..<3).map { part in
      histogram(
        (
          scores.positives.enumerated().filter { $0.offset % 3 == part }.map(\.element),
          scores.negatives.enumerated().filter { $0.offset % 3 == part }.map(\.element)
        ))
    }
    let whole = histogram(scores)
    for order in [[0, 1, 2], [2, 0, 1]] {
      var merged = ScoreHistogram()
      for part in order { merged.merge(parts[part]) }
      #expect(merged.rocAUC == whole.rocAUC)
      #expect(merged.rocCurve() == whole.rocCurve())
    }
  }

  @Test func infinitiesAreTheOutermostBins() throws {
    var histogram = ScoreHistogram()
    for score in [Double.infinity, 1e308, 0.5] { histogram.add(score: score, isPositive: true) }
    for score in [-Double.infinity, -1e308, 0.25] { histogram.add(score: score, isPositive: false) }
    #expect(histogram.rocAUC == 1)
    let curve = try #require(histogram.rocCurve(dropsIntermediate: false))
    #expect(curve.thresholds.count == 7)
    #expect(curve.thresholds[1] == .infinity)
    #expect(curve.thresholds.last == -.infinity)
  }

  @Test func aMissingClassLeavesEverythingUndefined() {
    var histogram = ScoreHistogram()
    #expect(histogram.rocAUC == nil)
    histogram.add(score: 0.5, isPositive: true)
    histogram.add(score: .nan, isPositive: false)
    for weight in [0, -1, Double.nan, .infinity] { histogram.add(score: 0.1, isPositive: false, weight: weight) }
    #expect(histogram.rocAUC == nil)
    #expect(histogram.averagePrecision == nil)
    #expect(histogram.kolmogorovSmirnov == nil)
    #expect(histogram.aucBinningError == nil)
    #expect(histogram.rocCurve() == nil)
    #expect(histogram.precisionRecallCurve() == nil)
    #expect(histogram.deLongInterval() == nil)
    #expect(histogram.counts(atThreshold: .nan).counts == [0, 0, 1, 0])
  }

  @Test func weightsCountAsRecords() {
    var weighted = ScoreHistogram()
    weighted.add(score: 0.8, isPositive: true, weight: 3)
    weighted.add(score: 0.9, isPositive: false)
    weighted.add(score: 0.1, isPositive: false, weight: 2)
    #expect(isClose(weighted.rocAUC, 2.0 / 3))
    #expect(weighted.deLongVariance == nil)
  }
}
