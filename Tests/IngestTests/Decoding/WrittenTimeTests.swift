import Ingest
import Telemetry
import Testing

@Suite struct WrittenTimeTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:01Z", 1_000), ("2026-03-01T12:00:00.5+01:00", 1_772_362_800_500),
      ("2026-03-01", 1_772_323_200_000),
    ] as [(String, Int64)])
  func readsDates(text: String, milliseconds: Int64) {
    #expect(WrittenTime.timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: ["", "now", "1772323200", "2026-13-01", "2026-03-01T12", "2026-03-01T12:00:00X", "99999999999"])
  func refusesWhatIsNoDate(text: String) {
    #expect(WrittenTime.timestamp(text) == nil)
  }

  @Test func readsDurations() {
    #expect(WrittenTime.duration("1m30s") == .seconds(90))
    #expect(WrittenTime.duration("90") == nil)
  }
}
