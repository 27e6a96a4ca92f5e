import Analysis
import TestSupport
import Testing

@Suite struct ScoredOutcomesTests {
  private typealias Reference = BinaryReference

  private func outcomes(isWeighted: Bool = false) -> ScoredOutcomes {
    .reference(isWeighted: isWeighted)
  }

  @Test func areasAreThoseOfScikitLearn() {
    #expect(isClose(outcomes().rocAUC, Reference.rocAUC))
    #expect(isClose(outcomes().averagePrecision, Reference.averagePrecision))
    #expect(isClose(outcomes().kolmogorovSmirnov, Reference.kolmogorovSmirnov))
  }

  @Test func weightedAreasAreThoseOfScikitLearn() {
    #expect(isClose(outcomes(isWeighted: true).rocAUC, Reference.rocAUCWeighted))
    #expect(isClose(outcomes(isWeighted: true).averagePrecision, Reference.averagePrecisionWeighted))
  }

  @Test func rocCurveIsThatOfScikitLearn() {
    let curve = outcomes().rocCurve()
    #expect(areClose(curve?.fpr, Reference.rocFPR))
    #expect(areClose(curve?.tpr, Reference.rocTPR))
    #expect(curve?.thresholds == Reference.rocThresholds)
  }

  @Test func weightedRocCurveIsThatOfScikitLearn() {
    let curve = outcomes(isWeighted: true).rocCurve()
    #expect(areClose(curve?.fpr, Reference.rocFPRWeighted))
    #expect(areClose(curve?.tpr, Reference.rocTPRWeighted))
    #expect(curve?.fpr.last == 1)
    #expect(curve?.tpr.last == 1)
  }

  @Test func precisionRecallCurveIsThatOfScikitLearn() {
    let curve = outcomes().precisionRecallCurve()
    #expect(areClose(curve?.precision, Reference.precision))
    #expect(areClose(curve?.recall, Reference.recall))
    #expect(curve?.thresholds == Reference.precisionRecallThresholds)
    let full = outcomes().precisionRecallCurve(dropsIntermediate: false)
    #expect(areClose(full?.precision, Reference.precisionFull))
    #expect(areClose(full?.recall, Reference.recallFull))
    #expect(full?.thresholds == Reference.precisionRecallThresholdsFull)
  }

  @Test func deLongAgreesWithItsDefinitionOverAllPairs() throws {
    #expect(isClose(outcomes().deLongVariance, Reference.deLongVariance))
    let interval = try #require(outcomes().deLongInterval())
    // 1.959963984540054 is the normal quantile of 0.975.
    let half = 1.959963984540054 * Reference.deLongVariance.squareRoot()
    #expect(areClose([interval.low, interval.high], [Reference.rocAUC - half, Reference.rocAUC + half]))
  }

  @Test func theIntervalIsNotClipped() throws {
    let nearlyPerfect = ScoredOutcomes(positives: [0.9, 0.8, 0.35], negatives: [0.1, 0.2, 0.4])
    let interval = try #require(nearlyPerfect.deLongInterval(confidence: 0.99))
    #expect(interval.high > 1)
    #expect(nearlyPerfect.deLongInterval(confidence: 1) == nil)
  }

  @Test func deLongNeedsTwoOfEachClassAndNoWeights() {
    #expect(ScoredOutcomes(positives: [1], negatives: [0, 0.5]).deLongVariance == nil)
    #expect(ScoredOutcomes(positives: [1, 0.4], negatives: [0]).deLongInterval() == nil)
    #expect(outcomes(isWeighted: true).deLongVariance == nil)
    #expect(ScoredOutcomes(positives: [1, 2], negatives: [0, 0]).deLongVariance == 0)
  }

  @Test func thinningKeepsBothEndsAndTheLimit() throws {
    var random = SeededGenerator(seed: 4)
    let outcomes = ScoredOutcomes(
      positives: (0..<6000).map { _ in random.uniform() + 0.2 }, negatives: (0..<6000).map { _ in random.uniform() })
    let whole = try #require(outcomes.rocCurve(limit: 20_000))
    #expect(whole.fpr.count > 3000)
    for limit in [3, 10, 2000] {
      let curve = try #require(outcomes.rocCurve(limit: limit))
      #expect(curve.fpr.count == limit)
      #expect([curve.fpr[0], curve.tpr[0], curve.thresholds[0]] == [0, 0, .infinity])
      #expect(curve.thresholds[1] == whole.thresholds[1])
      #expect([curve.fpr[limit - 1], curve.tpr[limit - 1]] == [1, 1])
      #expect(Set(curve.thresholds).isSubset(of: Set(whole.thresholds)))
      let precisionRecall = try #require(outcomes.precisionRecallCurve(limit: limit))
      #expect(precisionRecall.recall.count == limit)
      #expect([precisionRecall.recall[0], precisionRecall.recall[limit - 1]] == [1, 0])
      #expect(precisionRecall.precision[limit - 1] == 1)
    }
    #expect(outcomes.rocCurve(limit: Int.min)?.fpr.count == 3)
  }

  @Test func radixAndPairCountingAgree() throws {
    var random = SeededGenerator(seed: 5)
    let positives = (0..<2500).map { _ in ((random.uniform() + 0.1) * 300).rounded() }
    let negatives = (0..<1800).map { _ in (random.uniform() * 300).rounded() }
    var wins = 0.0
    for positive in positives {
      for negative in negatives { wins += positive > negative ? 1 : positive == negative ? 0.5 : 0 }
    }
    #expect(isClose(ScoredOutcomes(positives: positives, negatives: negatives).rocAUC, wins / 2500 / 1800))
  }

  @Test func countsAtAThresholdTakeTheThresholdItselfAsPositive() {
    let outcomes = ScoredOutcomes(positives: [0.2, 0.5, 0.5, 0.9], negatives: [0.1, 0.5, 0.6])
    #expect(outcomes.counts(atThreshold: 0.5).counts == [1, 2, 1, 3])
    #expect(outcomes.counts(atThreshold: 0.5.nextUp).counts == [2, 1, 3, 1])
    #expect(outcomes.counts(atThreshold: -.infinity).counts == [0, 3, 0, 4])
    #expect(outcomes.counts(atThreshold: .infinity).counts == [3, 0, 4, 0])
    #expect(outcomes.counts(atThreshold: .nan).counts == [3, 0, 4, 0])
  }

  @Test func weightedCountsAtAThreshold() {
    let outcomes = ScoredOutcomes(
      positives: [0.9, 0.2], negatives: [0.6, 0.1], positiveWeights: [2, 0.5], negativeWeights: [3, 4])
    #expect(outcomes.counts(atThreshold: 0.5).counts == [4, 3, 0.5, 2])
  }

  @Test func aMissingClassLeavesEverythingUndefined() {
    for outcomes in [
      ScoredOutcomes(positives: [], negatives: []), ScoredOutcomes(positives: [0.3], negatives: []),
      ScoredOutcomes(positives: [], negatives: [0.3]), ScoredOutcomes(positives: [.nan], negatives: [0.3]),
      ScoredOutcomes(positives: [0.5], negatives: [0.3], positiveWeights: [0]),
    ] {
      #expect(outcomes.rocAUC == nil)
      #expect(outcomes.averagePrecision == nil)
      #expect(outcomes.kolmogorovSmirnov == nil)
      #expect(outcomes.rocCurve() == nil)
      #expect(outcomes.precisionRecallCurve() == nil)
      #expect(outcomes.deLongVariance == nil)
    }
    #expect(ScoredOutcomes(positives: [0.3], negatives: []).counts(atThreshold: 0).counts == [0, 0, 0, 1])
  }

  @Test func equalScoresTellNothing() {
    let outcomes = ScoredOutcomes(positives: [0.0, -0.0], negatives: [0.0, -0.0, 0.0])
    #expect(outcomes.rocAUC == 0.5)
    #expect(outcomes.averagePrecision == 0.4)
    #expect(outcomes.kolmogorovSmirnov == 0)
    #expect(outcomes.rocCurve()?.fpr == [0, 1])
    #expect(outcomes.precisionRecallCurve()?.precision == [0.4, 1])
  }

  @Test func infiniteScoresOrderNormallyAndNaNIsLeftOut() {
    let outcomes = ScoredOutcomes(positives: [.infinity, 1, .nan], negatives: [-.infinity, .nan, 2, .infinity])
    // Wins: ∞ over −∞ and 2, half over ∞; 1 over −∞.
    #expect(isClose(outcomes.rocAUC, 3.5 / 6))
  }

  @Test func weightsThatCannotBeAreLeftOutWithTheirRecord() {
    let outcomes = ScoredOutcomes(
      positives: [0.9, 0.1, 0.2], negatives: [0.5, 0.95, 0.99],
      positiveWeights: [1, .nan, -1], negativeWeights: [2, 0, .infinity])
    #expect(outcomes.rocAUC == 1)
    #expect(outcomes.positives == [0.9])
  }
}
