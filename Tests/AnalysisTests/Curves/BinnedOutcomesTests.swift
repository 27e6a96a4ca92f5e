import Analysis
import Testing

@Suite struct BinnedOutcomesTests {
  private typealias Reference = BinnedOutcomesReference

  private static let outcomes = BinnedOutcomes(
    upperBounds: Reference.bounds + [.infinity], positives: Reference.positives, negatives: Reference.negatives)

  @Test func areasAreThoseOfTheNumbersOfTheBins() {
    #expect(isClose(Self.outcomes.rocAUC, Reference.rocAUC))
    #expect(isClose(Self.outcomes.averagePrecision, Reference.averagePrecision))
    let interval = Self.outcomes.deLongInterval()
    #expect(areClose(interval.map { [$0.low, $0.high] }, Reference.deLongInterval))
  }

  @Test func theErrorReachesFromTheWorstToTheBestOrderWithinTheBins() throws {
    let error = try #require(Self.outcomes.aucBinningError)
    #expect(isClose(Reference.rocAUC + error, Reference.bestAUC))
    #expect(isClose(Reference.rocAUC - error, Reference.worstAUC))
  }

  @Test func curvesHaveAPointABin() throws {
    let roc = try #require(Self.outcomes.rocCurve(dropsIntermediate: false))
    #expect(areClose(roc.fpr, Reference.falsePositiveRates))
    #expect(areClose(roc.tpr, Reference.truePositiveRates))
    #expect(roc.thresholds == [.infinity, 0.8, 0.6, 0.4, 0.2, -.infinity])
    let curve = try #require(Self.outcomes.precisionRecallCurve(dropsIntermediate: false))
    #expect(areClose(curve.precision, Reference.precisions))
    #expect(areClose(curve.recall, Reference.recalls))
  }

  @Test(arguments: [(0.5, 0.4), (0.51, 0.6), (0.05, 0), (0.15, 0.2), (-3, 0), (7, 0.8)])
  func aThresholdSnapsToTheNearestBound(threshold: Double, bound: Double) {
    #expect(Self.outcomes.bound(nearestTo: threshold) == bound)
  }

  @Test func onlyScoresAboveABoundArePositiveAtIt() {
    #expect(Self.outcomes.counts(above: 0.6).counts == [140, 10, 15, 85])
    #expect(Self.outcomes.counts(above: 0).counts == [0, 150, 0, 100])
    #expect(Self.outcomes.counts(above: .infinity).counts == [150, 0, 100, 0])
  }

  @Test func aMissingClassLeavesEveryFigureUndefined() {
    let outcomes = BinnedOutcomes(upperBounds: [0.5, .infinity], positives: [1, 2], negatives: [0, 0])
    #expect(outcomes.rocAUC == nil && outcomes.averagePrecision == nil && outcomes.aucBinningError == nil)
    #expect(outcomes.rocCurve() == nil && outcomes.precisionRecallCurve() == nil && outcomes.deLongInterval() == nil)
    #expect(outcomes.counts(above: 0.5).counts == [0, 0, 1, 2])
  }

  @Test func noThresholdIsTakenWithoutABound() {
    let outcomes = BinnedOutcomes(upperBounds: [.infinity], positives: [1], negatives: [1])
    #expect(outcomes.bound(nearestTo: 0.5) == nil)
    #expect(Self.outcomes.bound(nearestTo: .nan) == nil)
    #expect(outcomes.rocAUC == 0.5 && outcomes.aucBinningError == 0.5)
  }

  @Test func boundsMustRise() async {
    await #expect(processExitsWith: .failure) {
      _ = BinnedOutcomes(upperBounds: [1, 1], positives: [0, 0], negatives: [0, 0])
    }
  }
}
