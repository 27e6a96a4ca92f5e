import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct SeriesBucketsTests {
  /// Buckets of ten seconds from the start of March on.
  private static func plan(_ seconds: Int) -> WindowPlan {
    WindowPlan(
      .duration(.seconds(seconds)), since: time(0), now: time(seconds), bucketCount: seconds / 10)
  }

  private static func time(_ seconds: Int) -> Timestamp {
    Timestamp(seconds: Int64(march + seconds))
  }

  private func samples(_ values: [(seconds: Int, value: Double)]) -> [Sample] {
    values.map { Sample(milliseconds: Self.time($0.seconds).milliseconds, value: $0.value) }
  }

  @Test func thePlanHasAsManyBucketsAsAskedForAndTheOneThatFills() {
    let plan = Self.plan(40)
    #expect(plan.start == Self.time(0).nanoseconds)
    #expect(plan.count == 5 && plan.step == 10_000_000_000)
  }

  @Test func anIncreaseIsSpreadEvenlyOverItsTime() {
    let rates = SeriesBuckets.rates(of: samples([(5, 0), (25, 40), (30, 45)]), Self.plan(30))
    #expect(rates == [2, 2, 1.5, 1.5])
  }

  @Test func aResetCountsWhatCameSince() {
    let rates = SeriesBuckets.rates(of: samples([(0, 100), (10, 120), (20, 10), (30, 30)]), Self.plan(30))
    #expect(rates == [2, 1, 2, 2])
  }

  @Test func aFailedScrapeIsAGap() {
    let values = samples([(0, 0), (10, 10), (20, Staleness.marker), (30, 100), (40, 120)])
    #expect(SeriesBuckets.rates(of: values, Self.plan(40)) == [1, nil, nil, 2, 2])
    #expect(SeriesBuckets.values(of: values, Self.plan(40)) == [0, 10, nil, 100, 120])
  }

  @Test func aMarkerInTheBucketOfASampleLeavesIt() {
    let values = samples([(0, 7), (12, 8), (15, Staleness.marker), (35, 9)])
    #expect(SeriesBuckets.values(of: values, Self.plan(40)) == [7, 8, nil, 9, 9])
  }

  @Test func aLongSilenceIsAGap() {
    let plan = WindowPlan(.duration(.seconds(1_200)), since: Self.time(0), now: Self.time(1_200), bucketCount: 4)
    let values = samples([(0, 0), (60, 60), (900, 900), (960, 960)])
    #expect(SeriesBuckets.rates(of: values, plan) == [1, nil, nil, 1, 1])
    #expect(SeriesBuckets.values(of: values, plan) == [60, 60, nil, 960, 960])
  }

  @Test func theLastRateGoesOnUntilTheNextScrapeUnlessTheSeriesEnded() {
    #expect(SeriesBuckets.rates(of: samples([(0, 0), (10, 30)]), Self.plan(30)) == [3, 3, 3, 3])
    let ended = samples([(0, 0), (10, 30), (20, Staleness.marker)])
    #expect(SeriesBuckets.rates(of: ended, Self.plan(30)) == [3, nil, nil, nil])
  }

  @Test func aBucketWithoutASampleIsNotZero() {
    #expect(SeriesBuckets.rates(of: [], Self.plan(20)) == [nil, nil, nil])
    #expect(SeriesBuckets.rates(of: samples([(15, 3)]), Self.plan(20)) == [nil, nil, nil])
    #expect(SeriesBuckets.values(of: samples([(15, 3)]), Self.plan(20)) == [nil, 3, 3])
    #expect(SeriesBuckets.values(of: samples([(5, .nan), (15, .infinity)]), Self.plan(20)) == [nil, nil, nil])
  }

  @Test func theLatestRateIsThatOfTheLastFourSteps() {
    let now = Self.time(60).milliseconds
    let values = samples([(0, 0), (10, 500), (20, 510), (30, 520), (40, 530), (50, 540)])
    #expect(SeriesBuckets.latestRate(of: values, now: now) == 1)
    #expect(SeriesBuckets.latestRate(of: values, now: now + 300_000) == nil)
    #expect(SeriesBuckets.latestRate(of: values + samples([(60, Staleness.marker)]), now: now) == nil)
    #expect(SeriesBuckets.latestRate(of: samples([(50, 1)]), now: now) == nil)
    let resumed = samples([(0, 0), (10, Staleness.marker), (20, 100), (30, 120)])
    #expect(SeriesBuckets.latestRate(of: resumed, now: now) == 2)
  }

  @Test func theLatestValueIsNilOnceTheSeriesHasEnded() {
    let now = Self.time(60).milliseconds
    #expect(SeriesBuckets.latestValue(of: samples([(50, 4)]), now: now) == 4)
    #expect(SeriesBuckets.latestValue(of: samples([(50, 4), (55, Staleness.marker)]), now: now) == nil)
    #expect(SeriesBuckets.latestValue(of: samples([(50, 4)]), now: now + 290_001) == nil)
  }
}
