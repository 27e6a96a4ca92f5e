import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct ExplorerProjectionTests {
  private static let metadata = [
    MetricMetadata(name: "requests", kind: .counter), MetricMetadata(name: "queue", kind: .gauge),
  ]

  private static func state() -> MonitorState {
    var target = ScrapedTarget()
    return MonitorState(
      [0, 10, 20].map { seconds in
        target.scrape(
          seconds,
          [
            "requests_total{code=\"200\"}": Double(seconds * 3), "requests_total{code=\"500\"}": 0,
            "requests_created{code=\"200\"}": 1, "queue": Double(seconds), "Zulu": 1,
          ], metadata: metadata)
      })
  }

  private func list(_ state: MonitorState, _ series: SeriesListRequest, window: WindowSpan = .duration(.seconds(20)))
    -> SeriesList?
  {
    var request = SnapshotRequest(window: window, bucketCount: 4)
    request.series = series
    return state.snapshot(request).series
  }

  private func names(_ list: SeriesList?) -> [String] {
    list?.rows.map { $0.labels.metricName + ($0.labels["code"] ?? "") } ?? []
  }

  @Test func withoutARequestThereIsNoList() {
    #expect(Self.state().snapshot(SnapshotRequest(window: .everything)).series == nil)
  }

  @Test func rowsAreOrderedByTheBytesOfNameAndLabels() {
    let list = list(Self.state(), SeriesListRequest())
    #expect(names(list) == ["Zulu", "queue", "requests_total200", "requests_total500"])
    // The creation time is in the store, but no row.
    #expect(list?.matchCount == 4 && list?.totalCount == 5)
  }

  @Test func seriesOfOneMetricAreOrderedHoweverTheyCame() {
    var targets = ["c:80", "a:80", "b:80"].enumerated().map { ScrapedTarget(number: $0, instance: $1) }
    let state = MonitorState(targets.indices.map { targets[$0].scrape(0, ["up": 1, "b": 1]) })
    let list = list(state, SeriesListRequest(filter: "80", first: 2, count: 3))
    #expect(names(list) == ["b", "up", "up"])
    #expect(list?.rows.map { $0.labels["instance"] } == ["c:80", "a:80", "b:80"])
  }

  @Test(arguments: [(0, 2, ["Zulu", "queue"]), (1, 2, ["queue", "requests_total200"]), (3, 9, ["requests_total500"])])
  func aPageHasTheRowsFromItsFirstOn(first: Int, count: Int, expected: [String]) {
    let list = list(Self.state(), SeriesListRequest(first: first, count: count))
    #expect(names(list) == expected)
    #expect(list?.first == first && list?.matchCount == 4)
  }

  @Test(arguments: [(4, 1), (99, 1), (.max, .max), (0, 0), (0, -1)])
  func aPageBeyondTheEndIsEmpty(first: Int, count: Int) {
    let list = list(Self.state(), SeriesListRequest(first: first, count: count))
    #expect(list?.rows.isEmpty == true && list?.matchCount == 4)
  }

  @Test func countersAreShownAsRatesAndGaugesAsValues() throws {
    let rows = try #require(list(Self.state(), SeriesListRequest(filter: "q"))).rows
    let queue = try #require(rows.first)
    #expect(queue.kind == .gauge && !queue.isRate && queue.value == 20)
    #expect(queue.history.values == [0, 0, 10, 10, 20])
    let requests = rows[1]
    #expect(requests.kind == .counter && requests.isRate && requests.value == 3)
    #expect(requests.history.values == [3, 3, 3, 3, 3])
    #expect(requests.history.unit == .perSecond)
  }

  @Test func aWindowOverEverythingBeginsWithTheFirstSample() {
    let row = list(Self.state(), SeriesListRequest(filter: "queue"), window: .everything)?.rows.first
    #expect(row?.history.axis == .time(start: Timestamp(seconds: Int64(march)), step: .seconds(5)))
  }

  @Test func aFilterThatCannotBeReadIsAProblem() {
    let list = list(Self.state(), SeriesListRequest(filter: "up{"))
    #expect(list?.problem?.hasPrefix("The filter cannot be used at character 4: unexpected end of input") == true)
    #expect(list?.rows.isEmpty == true && list?.matchCount == 0 && list?.totalCount == 5)
  }

  @Test func withoutAnySampleTheListIsEmpty() {
    let list = list(MonitorState(settings: MonitorSettings(windowing: .live)), SeriesListRequest())
    #expect(list?.matchCount == 0 && list?.rows.isEmpty == true && list?.problem == nil)
  }

  @Test func whatWasFoundIsKeptUntilTheFilterOrTheSeriesChange() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    var target = ScrapedTarget()
    func found(_ filter: String) async -> [String] {
      var request = SnapshotRequest(window: .duration(.seconds(20)))
      request.series = SeriesListRequest(filter: filter)
      return names(await monitor.snapshot(request).series)
    }
    await monitor.take(target.scrape(0, ["b": 1]))
    #expect(await found("") == ["b"])
    await monitor.take(target.scrape(10, ["b": 1, "a": 2]))
    #expect(await found("") == ["a", "b"])
    #expect(await found("a") == ["a", "b"])
    #expect(await found("b{}") == ["b"])
    #expect(await monitor.snapshot(SnapshotRequest(window: .everything)).series == nil)
    #expect(await found("") == ["a", "b"])
  }
}
