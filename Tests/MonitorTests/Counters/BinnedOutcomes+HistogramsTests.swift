import Analysis
import Testing

@testable import Monitor

@Suite struct BinnedOutcomesFromHistogramsTests {
  @Test func aBinEndsWhereAllHistogramsHaveABound() throws {
    // The second one lacks 0.2, falls at 0.6 and has no +Inf.
    let outcomes = try #require(
      BinnedOutcomes([
        CountedScores(isPositive: false, cumulative: [0.2: 70, 0.4: 120, 0.6: 140, .infinity: 150]),
        CountedScores(isPositive: true, cumulative: [0.4: 5, 0.6: 4, 1: 60]),
      ]))
    #expect(outcomes.upperBounds == [0.4, 0.6, .infinity])
    #expect(outcomes.negatives == [120, 20, 10])
    #expect(outcomes.positives == [5, 0, 55])
  }

  @Test func histogramsOfOneClassAreSummed() throws {
    let outcomes = try #require(
      BinnedOutcomes([
        CountedScores(isPositive: true, cumulative: [0.5: 1, .infinity: 3]),
        CountedScores(isPositive: true, cumulative: [0.5: 10, .infinity: 30]),
      ]))
    #expect(outcomes.positives == [11, 22] && outcomes.negatives == [0, 0])
  }

  @Test func anEmptyHistogramTakesNoBoundAway() throws {
    let outcomes = try #require(
      BinnedOutcomes([
        CountedScores(isPositive: true, cumulative: [0.5: 1, .infinity: 3]),
        CountedScores(isPositive: false, cumulative: [0.9: 0, .infinity: 0]),
      ]))
    #expect(outcomes.upperBounds == [0.5, .infinity])
  }

  @Test func withoutACommonBoundOrACountThereIsNothing() {
    #expect(BinnedOutcomes([]) == nil)
    #expect(BinnedOutcomes([CountedScores(isPositive: true, cumulative: [0.5: 0, .infinity: 0])]) == nil)
    #expect(
      BinnedOutcomes([
        CountedScores(isPositive: true, cumulative: [0.5: 1, .infinity: 3]),
        CountedScores(isPositive: false, cumulative: [0.4: 1, .infinity: 3]),
      ]) == nil)
  }
}
