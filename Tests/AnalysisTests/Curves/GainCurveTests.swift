import Analysis
import Testing

@Suite struct GainCurveTests {
  private typealias Reference = CurveFiguresReference

  @Test func gainsAtAShareInterpolateTheCumulativeShares() {
    for (index, share) in Reference.shares.enumerated() {
      let plain = ScoredOutcomes.reference()
      #expect(isClose(plain.gain(atShare: share), Reference.gains[index]))
      #expect(isClose(plain.lift(atShare: share), Reference.gains[index] / share))
      #expect(isClose(ScoredOutcomes.reference(isWeighted: true).gain(atShare: share), Reference.gainsWeighted[index]))
    }
  }

  @Test func equalScoresShareTheirPositives() {
    let outcomes = ScoredOutcomes(positives: [0.5, 0.5, 0.9], negatives: [0.5, 0.1])
    // Half of the five records: the one at 0.9, and half of the three at 0.5.
    #expect(isClose(outcomes.gain(atShare: 0.5), (1 + 2 * 0.5) / 3))
  }

  @Test func theCurveRunsFromNothingToAll() throws {
    let curve = try #require(ScoredOutcomes.reference().gainCurve(dropsIntermediate: false))
    #expect([curve.shares.first, curve.gains.first, curve.thresholds.first] == [0, 0, .infinity])
    #expect([curve.shares.last, curve.gains.last, curve.lifts.last] == [1, 1, 1])
    #expect(curve.lifts.count == curve.shares.count - 1)
    for index in curve.shares.indices {
      #expect(isClose(ScoredOutcomes.reference().gain(atShare: curve.shares[index]), curve.gains[index]))
    }
    let thinned = try #require(ScoredOutcomes.reference().gainCurve(limit: 5))
    #expect(thinned.shares.count == 5)
    #expect(thinned.shares.last == 1)
    #expect(Set(thinned.thresholds).isSubset(of: Set(curve.thresholds)))
  }

  @Test func straightStretchesAreLeftOut() {
    let outcomes = ScoredOutcomes(positives: [4, 3, 2], negatives: [1, 0])
    #expect(outcomes.gainCurve()?.thresholds == [.infinity, 4, 2, 0])
    #expect(outcomes.gainCurve(dropsIntermediate: false)?.thresholds == [.infinity, 4, 3, 2, 1, 0])
  }

  @Test func withoutBothClassesOrAShareNothingIsDefined() {
    #expect(ScoredOutcomes(positives: [1], negatives: []).gainCurve() == nil)
    #expect(ScoredOutcomes(positives: [1], negatives: []).gain(atShare: 0.5) == nil)
    #expect(ScoreHistogram().gainCurve() == nil)
    for share in [-0.1, 1.1, Double.nan] { #expect(ScoredOutcomes.reference().gain(atShare: share) == nil) }
    #expect(ScoredOutcomes.reference().gain(atShare: 0) == 0)
    #expect(ScoredOutcomes.reference().lift(atShare: 0) == nil)
  }
}
