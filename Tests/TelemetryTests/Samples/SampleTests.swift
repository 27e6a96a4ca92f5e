import Telemetry
import Testing

@Suite struct SampleTests {
  @Test func onlyTheMarkerIsStale() {
    #expect(Sample(milliseconds: 0, value: Staleness.marker).isStale)
    #expect(!Sample(milliseconds: 0, value: .nan).isStale)
    #expect(!Sample(milliseconds: 0, value: Double(bitPattern: 0x7FF8_0000_0000_0001)).isStale)
    #expect(!Sample(milliseconds: 0, value: 0).isStale)
  }

  @Test(
    arguments: [
      (0, 0), (999_999, 0), (1_000_000, 1), (-1, -1), (-1_000_000, -1), (-1_000_001, -2),
    ] as [(Int64, Int64)])
  func millisecondsAreRoundedDown(nanoseconds: Int64, milliseconds: Int64) {
    #expect(Timestamp(nanoseconds: nanoseconds).milliseconds == milliseconds)
  }

  @Test func millisecondsComeBack() {
    #expect(Timestamp(milliseconds: 1_772_323_200_123).milliseconds == 1_772_323_200_123)
    #expect(Timestamp(milliseconds: -1).nanoseconds == -1_000_000)
  }
}
