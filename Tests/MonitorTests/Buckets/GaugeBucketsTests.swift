import Telemetry
import Testing

@testable import Monitor

@Suite struct GaugeBucketsTests {
  private func values(_ values: [(Int, Double)], _ grid: BucketGrid, blankFrom: Double? = nil) -> [Double?] {
    GaugeBuckets(MarchSeries.samples(values), grid, .unknown, blankFrom: blankFrom).values
  }

  @Test func aFailedScrapeIsAGap() {
    let samples = [(0, 0), (10, 10), (20, Staleness.marker), (30, 100), (40, 120)]
    #expect(values(samples, MarchSeries.grid(40)) == [0, 10, nil, 100, 120])
  }

  @Test func aMarkerInTheBucketOfASampleLeavesIt() {
    #expect(values([(0, 7), (12, 8), (15, Staleness.marker), (35, 9)], MarchSeries.grid(40)) == [7, 8, nil, 9, 9])
  }

  @Test func aLongSilenceIsAGap() {
    #expect(values([(0, 0), (60, 60), (900, 900), (960, 960)], MarchSeries.wideGrid) == [60, 60, nil, 960, 960])
  }

  @Test func whatIsNoNumberLeavesAGap() {
    #expect(values([(15, 3)], MarchSeries.grid(20)) == [nil, 3, 3])
    #expect(values([(5, .nan), (15, .infinity)], MarchSeries.grid(20)) == [nil, nil, nil])
    #expect(values([(0, 1), (10, .nan)], MarchSeries.grid(20)) == [1, nil, nil])
  }

  @Test func aValueThatStandsForNotSupportedIsNone() {
    #expect(values([(0, 1), (10, 9e18), (20, 3)], MarchSeries.grid(20), blankFrom: 9e18) == [1, nil, 3])
  }
}
