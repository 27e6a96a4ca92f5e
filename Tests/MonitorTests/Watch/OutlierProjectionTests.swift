import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct OutlierProjectionTests {
  /// One a second; the last ten far from all before.
  private static let log = (0..<400).map { number in
    let amount = number >= 390 ? 5_000 : number * 37 % 101
    return line(number, number % 2, 1, ",\"model\":\"m\",\"amount\":\(amount),\"age\":\(number * 53 % 97)")
  }.joined()

  private func detail(watched: Bool, first: Int = 200) -> OutlierDetail? {
    var settings = MonitorSettings(windowing: .live)
    if watched { settings.watch = WatchSettings(reference: .first(first)) }
    var state = MonitorState(settings: settings)
    state.apply(batch(Self.log))
    let request = SnapshotRequest(
      window: .everything, model: ModelIdentity(model: "m"), parts: [.outliers], bucketCount: 20)
    return state.snapshot(request).detail?.outliers
  }

  @Test func theStrangestRecordsAreThoseFarFromTheReference() throws {
    let detail = try #require(self.detail(watched: true))
    #expect(detail.scoredCount == 200)
    #expect(detail.strangers.prefix(10).allSatisfy { $0.reasons.first == "amount 5,000: above all of the reference" })
    #expect(Set(detail.strangers.prefix(10).compactMap(\.recordNumber)) == Set(391...400))
    #expect(detail.share.values.count { $0 != nil } > 5)
    #expect(detail.share.values.compactMap { $0 }.last ?? 0 > 0.3)
  }

  @Test func withoutAReferenceThereIsNone() {
    #expect(detail(watched: false) == nil)
    #expect(detail(watched: true, first: 1_000) == nil)
  }

  @Test func chartedSeriesHaveABand() throws {
    let state = MonitorState(.live, Self.log)
    let request = SnapshotRequest(
      window: .everything, model: ModelIdentity(model: "m"), parts: [.series], bucketCount: 80)
    let series = try #require(state.snapshot(request).detail?.series.first { $0.id == "field:age:mean" })
    let band = try #require(series.band)
    #expect(band.count == series.values.count)
    #expect(band.prefix(20).allSatisfy { $0 == nil })
    #expect(band.last??.contains(48) == true)
  }
}
