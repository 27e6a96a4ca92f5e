import ConfigurationFiles
import Telemetry
import Testing

@testable import Ingest

@Suite struct PrometheusDurationTests {
  /// The longest that Prometheus takes.
  @Test(arguments: ["292y", "290y26w", "100y"])
  func theLongestIntervalsCanBeAddedToThePresent(text: String) throws {
    let interval = try #require(PrometheusDuration.parse(text))
    let now = Timestamp(seconds: 1_900_000_000)
    let schedule = ScrapeSchedule(interval: interval, place: .max)
    #expect(schedule.next(after: now) > now)
    #expect(schedule.second(after: now) > now)
  }
}
