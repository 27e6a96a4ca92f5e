import Telemetry
import Testing

@testable import Ingest

@Suite struct ScrapeScheduleTests {
  private let start = Timestamp(seconds: 1_772_323_200)

  @Test func aTargetKeepsItsPlaceInTheInterval() {
    let schedule = ScrapeSchedule(interval: .seconds(15), place: 4_000_000_000)
    let first = schedule.next(after: start)
    #expect(first == start + .seconds(4))
    #expect(schedule.next(after: first) == start + .seconds(19))
    #expect(schedule.next(after: first - .nanoseconds(1)) == first)
  }

  @Test func theSecondScrapeIsHalfAnIntervalAwayAtLeast() {
    let schedule = ScrapeSchedule(interval: .seconds(10), place: 0)
    #expect(schedule.second(after: start + .seconds(9)) == start + .seconds(20))
    #expect(schedule.second(after: start + .seconds(4)) == start + .seconds(10))
  }

  @Test func scrapesThatWereMissedAreLeftOut() {
    let schedule = ScrapeSchedule(interval: .seconds(10), place: 0)
    #expect(schedule.upcoming(start, at: start + .seconds(9)) == start)
    #expect(schedule.upcoming(start, at: start + .seconds(35)) == start + .seconds(40))
  }

  @Test func targetsAreSpreadOverTheInterval() {
    let hash = SeriesTextHash(key: 0)
    var counts = [Int](repeating: 0, count: 10)
    for number in 0..<1_000 {
      let place = Array("http://host\(number):8000/metrics".utf8).withUnsafeBytes { hash($0) }
      let next = ScrapeSchedule(interval: .seconds(10), place: place).next(after: start)
      counts[min(9, Int((next - start).inSeconds))] += 1
    }
    #expect(counts.allSatisfy { (60...140).contains($0) }, "\(counts)")
  }

  @Test func timesAreThePlannedOnesWhenTheScrapeWasPunctual() {
    let schedule = ScrapeSchedule(interval: .seconds(15), place: 0)
    #expect(schedule.sampleTime(planned: start, begun: start + .milliseconds(9)) == start)
    let late = start + .milliseconds(11)
    #expect(schedule.sampleTime(planned: start, begun: late) == late)
    let early = start - .milliseconds(1)
    #expect(schedule.sampleTime(planned: start, begun: early) == early)
    let quick = ScrapeSchedule(interval: .seconds(1), place: 0)
    #expect(quick.sampleTime(planned: start, begun: start + .milliseconds(2)) == start)
    #expect(quick.sampleTime(planned: start, begun: start + .milliseconds(3)) == start + .milliseconds(3))
  }
}
