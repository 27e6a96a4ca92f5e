import Testing

@testable import Predictions

@Suite struct WindowLengthsTests {
  private func lengths(_ recordsPerSecond: Double?, _ wanted: [Duration] = []) -> [Int64] {
    WindowLengths.choose(wanted: wanted, recordsPerSecond: recordsPerSecond, axis: .time).map { $0 / 1_000_000_000 }
  }

  @Test func theQuickWindowHoldsFiveHundredRecordsOnAverage() {
    #expect(lengths(1_000) == [60, 600])
    #expect(lengths(500.0 / 60) == [60, 600])
    #expect(lengths(2) == [300, 1_800])
    #expect(lengths(0.5) == [1_800, 21_600])
    #expect(lengths(500 / 86_400.0) == [86_400, 604_800])
  }

  @Test func verySlowTrafficHasOneLongWindow() {
    #expect(lengths(1e-4) == [2_592_000])
    #expect(lengths(0) == [2_592_000])
  }

  @Test func whereTheTrafficIsNotKnownTenMinutes() {
    #expect(lengths(nil) == [600, 3_600])
  }

  @Test func whatIsSetWins() {
    #expect(lengths(1_000, [.seconds(7_200), .seconds(120)]) == [120, 7_200])
  }

  @Test func withoutTimesRecordsAreCounted() {
    #expect(WindowLengths.choose(wanted: [.seconds(60)], recordsPerSecond: 5, axis: .count) == [500, 5_000])
  }
}
