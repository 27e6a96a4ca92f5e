import Telemetry
import Testing

@testable import Monitor

@Suite struct CounterBucketsTests {
  private func rates(_ values: [(Int, Double)], _ grid: BucketGrid) -> [Double?] {
    (0..<grid.count).map(CounterBuckets(MarchSeries.samples(values), grid, .unknown).rate)
  }

  @Test func anIncreaseIsSpreadEvenlyOverItsTime() {
    #expect(rates([(5, 0), (25, 40), (30, 45)], MarchSeries.grid(30)) == [2, 2, 1.5, 1.5])
  }

  @Test func aResetCountsWhatCameSince() {
    #expect(rates([(0, 100), (10, 120), (20, 10), (30, 30)], MarchSeries.grid(30)) == [2, 1, 2, 2])
  }

  @Test func aFailedScrapeIsAGap() {
    let values = [(0, 0), (10, 10), (20, Staleness.marker), (30, 100), (40, 120)]
    #expect(rates(values, MarchSeries.grid(40)) == [1, nil, nil, 2, 2])
  }

  @Test func aLongSilenceIsAGap() {
    #expect(rates([(0, 0), (60, 60), (900, 900), (960, 960)], MarchSeries.wideGrid) == [1, nil, nil, 1, 1])
  }

  @Test func theLastRateGoesOnUntilTheNextScrapeUnlessTheSeriesEnded() {
    #expect(rates([(0, 0), (10, 30)], MarchSeries.grid(30)) == [3, 3, 3, 3])
    #expect(rates([(0, 0), (10, 30), (20, Staleness.marker)], MarchSeries.grid(30)) == [3, nil, nil, nil])
  }

  @Test func theLastRateGoesOnForTwoScrapesAndIsNoMeasurement() {
    let samples = MarchSeries.samples([(0, 0), (10, 30)])
    let buckets = CounterBuckets(samples, MarchSeries.grid(50), ScrapePace(interval: 10_000))
    #expect((0..<6).map(buckets.rate) == [3, 3, 3, nil, nil, nil])
    #expect((0..<6).map(buckets.increase) == [30, 30, 30, nil, nil, nil])
    #expect(buckets.increases == [30, 0, 0, 0, 0, 0])
  }

  @Test func aBucketWithoutASampleIsNotZero() {
    #expect(rates([], MarchSeries.grid(20)) == [nil, nil, nil])
    #expect(rates([(15, 3)], MarchSeries.grid(20)) == [nil, nil, nil])
  }

  @Test func whatWasCountedOutsideOfTheGridIsLeftOut() {
    #expect(rates([(-30, 0), (-20, 10), (-10, 20), (10, 60), (90, 80)], MarchSeries.grid(20)) == [2, 0.25, 0.25])
  }
}
