import Monitor
import Telemetry
import Testing

@testable import Recording

@Suite struct StateBudgetTests {
  private static let clock = SessionEvent.clock(Timestamp(seconds: 1))

  @Test func aStateIsWorthWhatItSparesNotHowLateItIs() {
    var budget = StateBudget(spacing: 25_000)
    for _ in 0..<8_333 { budget.take(Self.clock, records: 0) }
    #expect(!budget.allowsAnother)
    budget.take(Self.clock, records: 0)
    #expect(budget.allowsAnother)
    budget.keepState(bytes: 1_000)
    #expect(!budget.allowsAnother)
    budget.take(Self.clock, records: 25_000)
    #expect(budget.allowsAnother)
  }

  @Test(arguments: [100_000, 1_000_000, 3_000_000]) func statesTakeTwiceAsMuchAsTheEventsAtMost(stateBytes: Int) {
    var (budget, kept, recorded) = (StateBudget(spacing: 25_000), 0, 0)
    for _ in 0..<1_000 {
      budget.take(Self.clock, records: 30_000)
      budget.record(bytes: 750_000)
      recorded += 750_000
      guard budget.allowsAnother else { continue }
      budget.keepState(bytes: stateBytes)
      kept += stateBytes
    }
    #expect(kept <= recorded * 2 + 32 * 1_048_576 + stateBytes)
    #expect(kept >= min(1_000 * stateBytes, recorded * 2 - stateBytes))
  }
}
