import Analysis
import Telemetry
import Testing

@testable import Monitor

@Suite struct DriftContributionsTests {
  private static func feature(
    _ name: String, _ verdict: Verdict = .drift, effect: Double, importance: Double?, second: Int64? = 0
  ) -> WatchEvidence.Feature {
    let finding = DriftFinding(verdict: verdict, level: 1e-4, effect: effect, referenceSize: 1_000, currentSize: 500)
    return WatchEvidence.Feature(
      name: name, finding: finding, since: second.map { Timestamp(seconds: $0) }, importance: importance)
  }

  @Test func areEffectTimesImportanceAndSumToOne() {
    let contributions = DriftContributions(
      [
        Self.feature("weak", effect: 0.8, importance: 0.05), Self.feature("strong", effect: 0.2, importance: 0.6),
        Self.feature("quiet", .stable, effect: 0.01, importance: 0.3),
        Self.feature("note", .warning, effect: 0.04, importance: 1),
      ], lookInterval: .seconds(60))
    // .04 and .12
    #expect(contributions.shares[0].map { ($0 * 1e6).rounded() } == 250_000)
    #expect(contributions.shares[1].map { ($0 * 1e6).rounded() } == 750_000)
    #expect(contributions.shares[2] == nil)
    #expect(contributions.shares[3] == nil)
    #expect(contributions.order == [1, 0])
  }

  @Test func withoutImportancesTheLargestEffectComesFirst() {
    let contributions = DriftContributions(
      [Self.feature("a", effect: 0.2, importance: nil), Self.feature("b", effect: 0.3, importance: nil)],
      lookInterval: .zero)
    #expect(contributions.shares == [nil, nil])
    #expect(contributions.order == [1, 0])
  }

  @Test func featuresThatExplainNothingLeaveNoShares() {
    let contributions = DriftContributions([Self.feature("a", effect: 0.2, importance: 0)], lookInterval: .zero)
    #expect(contributions.shares == [nil])
  }

  @Test func theFirstMoverLeadsByALook() {
    let leading = [
      Self.feature("a", effect: 0.2, importance: 0.1, second: 300),
      Self.feature("b", effect: 0.2, importance: 0.1, second: 240),
    ]
    #expect(DriftContributions(leading, lookInterval: .seconds(60)).firstMover == 1)
    #expect(DriftContributions(leading, lookInterval: .seconds(61)).firstMover == nil)
    #expect(DriftContributions([leading[0]], lookInterval: .seconds(60)).firstMover == nil)
    let unknown = leading + [Self.feature("c", effect: 0.2, importance: 0.1, second: nil)]
    #expect(DriftContributions(unknown, lookInterval: .seconds(60)).firstMover == nil)
  }
}
