import Predictions
import Telemetry
import TestSupport
import Testing

/// Who works the scores of a report out, and when, makes no difference to what it says.
@Suite("Scores that another thread works out")
struct OutlierScoringTests {
  /// More than the blocks that wait at the same time hold.
  private static let records: [Record] = {
    var records = OutlierStateTests.records(24_000)
    for number in stride(from: 700, to: 24_000, by: 331) { records[number].numbers["age"] = 90 + Double(number % 9) }
    return records
  }()

  private func findings(cut: Int, _ work: ([OutlierScoring]) -> Void) throws -> OutlierFindings {
    var settings = MonitorSettings(windowing: .whole)
    settings.watch = WatchSettings(reference: .first(500))
    var state = PredictionState(settings: settings)
    for start in stride(from: 0, to: Self.records.count, by: cut) {
      state.apply(PredictionBatch(Array(Self.records[start..<min(Self.records.count, start + cut)])))
      work(state.takeScorings())
    }
    return try #require(state.models.first?.watch?.outliers())
  }

  @Test func theOutliersAreTheSame() throws {
    let expected = try findings(cut: 24_000) { _ in }
    #expect(expected.scoredCount == 23_500)
    #expect(expected.outlierCount > 70)
    #expect(try findings(cut: 1_000) { _ in } == expected)
    #expect(try findings(cut: 1_000) { $0.runAll() } == expected)
    var held: [OutlierScoring] = []
    #expect(
      try findings(cut: 5_000) { scorings in
        // Late, the newest first, and each twice.
        held += scorings
        if held.count > 6 { (held.reversed() + held).runAll() }
      } == expected)
  }

  @Test func eachIsHandedOutOnce() throws {
    var count = 0
    _ = try findings(cut: 3_000) { count += $0.count }
    #expect(count == 23_500 / 2_048)
  }

  @Test func theyAreThoseOfSmallBlocks() throws {
    let whole = try findings(cut: 4_000) { _ in }
    let live = try #require(OutlierStateTests.state(Self.records).models.first?.watch?.outliers())
    #expect(live.strangers == whole.strangers)
  }
}

extension [OutlierScoring] {
  fileprivate func runAll() { for scoring in self { scoring.run() } }
}
