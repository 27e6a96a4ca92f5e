import Analysis
import Testing

@Suite struct PartialAUCTests {
  private typealias Reference = CurveFiguresReference

  @Test func areasUpToARateAreThoseOfScikitLearn() {
    for (index, limit) in Reference.maxFPRs.enumerated() {
      #expect(isClose(ScoredOutcomes.reference().partialROCAUC(maxFPR: limit), Reference.partialAUC[index]))
      let weighted = ScoredOutcomes.reference(isWeighted: true).partialROCAUC(maxFPR: limit)
      #expect(isClose(weighted, Reference.partialAUCWeighted[index]))
    }
  }

  @Test(arguments: [0, -0.1, 1.1, Double.nan, .infinity])
  func aRateOutsideZeroToOneHasNoArea(maxFPR: Double) {
    #expect(ScoredOutcomes.reference().partialROCAUC(maxFPR: maxFPR) == nil)
  }

  @Test func theEndsAreChanceAndOne() {
    #expect(isClose(ScoredOutcomes(positives: [3, 4], negatives: [1, 2]).partialROCAUC(maxFPR: 0.3), 1))
    #expect(isClose(ScoredOutcomes(positives: [1, 1], negatives: [1]).partialROCAUC(maxFPR: 0.3), 0.5))
    #expect(ScoredOutcomes(positives: [1], negatives: []).partialROCAUC(maxFPR: 0.3) == nil)
  }

  @Test func giniIsTwiceTheAreaLessOne() {
    #expect(isClose(ScoredOutcomes.reference().gini, 2 * BinaryReference.rocAUC - 1))
    #expect(ScoredOutcomes(positives: [], negatives: [1]).gini == nil)
  }

  @Test func binnedScoresOnACoarseGridAreExact() {
    var histogram = ScoreHistogram()
    for score in [0.1, 0.5, 0.9] { histogram.add(score: score, isPositive: true) }
    for score in [0, 0.1, 0.5, 0.5] { histogram.add(score: score, isPositive: false) }
    let exact = ScoredOutcomes(positives: [0.1, 0.5, 0.9], negatives: [0, 0.1, 0.5, 0.5])
    #expect(isClose(histogram.partialROCAUC(maxFPR: 0.4), exact.partialROCAUC(maxFPR: 0.4) ?? .nan))
    #expect(isClose(histogram.gini, exact.gini ?? .nan))
  }
}
