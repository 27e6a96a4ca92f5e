import Telemetry
import Testing

@testable import Monitor

@Suite struct BucketGridTests {
  @Test func thereAreAsManyBucketsAsAskedForAndTheOneThatFills() {
    let grid = MarchSeries.grid(40)
    #expect(grid == BucketGrid(start: MarchSeries.time(0).milliseconds, step: 10_000, count: 5))
  }

  @Test func aStretchLiesInTheBucketsThatItTouches() {
    let grid = BucketGrid(start: 100, step: 10, count: 3)
    #expect(grid.buckets(from: 0, through: 99).isEmpty)
    #expect(grid.buckets(from: 0, through: 100) == 0..<1)
    #expect(grid.buckets(from: 109, through: 110) == 0..<2)
    #expect(grid.buckets(from: 129, through: 500) == 2..<3)
    #expect(grid.buckets(from: 130, through: 500).isEmpty)
  }
}
