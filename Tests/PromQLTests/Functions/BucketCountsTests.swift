import PromQL
import Testing

@Suite struct BucketCountsTests {
  @Test func theExampleOfTheDocumentationHolds() {
    #expect(BucketCounts([(0.1, 50), (0.5, 90), (.infinity, 100)]).quantile(0.9) == 0.5)
  }

  @Test func thereIsNoQuantileWithoutObservationsOrTheLastBucket() {
    #expect(BucketCounts([]).quantile(0.5).isNaN)
    #expect(BucketCounts([(.infinity, 3)]).quantile(0.5).isNaN)
    #expect(BucketCounts([(1, 0), (.infinity, 0)]).quantile(0.5).isNaN)
    #expect(BucketCounts([(1, 3), (2, 4)]).quantile(0.5).isNaN)
  }

  @Test func quantilesOutsideOfTheirRangeAreInfinite() {
    let counts = BucketCounts([(1, 3), (.infinity, 4)])
    #expect(counts.quantile(-0.1) == -.infinity)
    #expect(counts.quantile(1.1) == .infinity)
    #expect(counts.quantile(.nan).isNaN)
  }

  @Test func theLastBucketGivesTheBoundBeforeIt() {
    #expect(BucketCounts([(1, 3), (2, 4), (.infinity, 100)]).quantile(0.9) == 2)
  }

  @Test func aLowestBucketAtOrBelowZeroGivesItsBound() {
    #expect(BucketCounts([(-1, 10), (.infinity, 10)]).quantile(0.5) == -1)
    #expect(BucketCounts([(0, 10), (.infinity, 10)]).quantile(0.5) == 0)
  }

  @Test func equalBoundsAreAddedUpInAnyOrder() {
    let counts = BucketCounts([(.infinity, 10), (2, 5), (1, 2), (2, 5), (1, 2)])
    // 4 of 10 up to 1, all up to 2.
    #expect(counts.quantile(0.7) == 1.5)
  }

  @Test func aCountBelowTheOneBeforeIsRaised() {
    #expect(BucketCounts([(1, 6), (2, 4), (.infinity, 10)]).quantile(0.9) == 2)
    #expect(BucketCounts([(1, 6), (2, 4), (.infinity, 6)]).quantile(1) == 1)
  }
}
