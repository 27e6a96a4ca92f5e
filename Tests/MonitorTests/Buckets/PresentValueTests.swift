import Telemetry
import Testing

@testable import Monitor

@Suite struct PresentValueTests {
  @Test func theRateIsThatOfTheLastFourSteps() {
    let now = MarchSeries.time(60).milliseconds
    let values = MarchSeries.samples([(0, 0), (10, 500), (20, 510), (30, 520), (40, 530), (50, 540)])
    #expect(PresentValue.rate(of: values, now: now) == 1)
    #expect(PresentValue.rate(of: values, now: now + 300_000) == nil)
    #expect(PresentValue.rate(of: values + MarchSeries.samples([(60, Staleness.marker)]), now: now) == nil)
    #expect(PresentValue.rate(of: MarchSeries.samples([(50, 1)]), now: now) == nil)
    let resumed = MarchSeries.samples([(0, 0), (10, Staleness.marker), (20, 100), (30, 120)])
    #expect(PresentValue.rate(of: resumed, now: now) == 2)
  }

  @Test func theValueIsNilOnceTheSeriesHasEnded() {
    let now = MarchSeries.time(60).milliseconds
    #expect(PresentValue.value(of: MarchSeries.samples([(50, 4)]), now: now) == 4)
    #expect(PresentValue.value(of: MarchSeries.samples([(50, 4), (55, Staleness.marker)]), now: now) == nil)
    #expect(PresentValue.value(of: MarchSeries.samples([(50, 4)]), now: now + 290_001) == nil)
  }
}
