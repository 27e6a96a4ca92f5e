import Monitor
import Telemetry
import Testing

@Suite struct ServerRateTests {
  private func scrapes(_ values: [(second: Int64, count: Double?)]) -> [ScrapeBatch] {
    var target = ScriptedTarget()
    return values.map { second, count in
      count.map { target.scrape(at: second, "tgi_request_count \($0)\ntgi_queue_size 3") } ?? target.failure(at: second)
    }
  }

  @Test func aRateIsTheIncreaseOverTheTimeBetweenScrapes() throws {
    let state = MonitorState(scrapes([(1_000, 50), (1_010, 70), (1_020, 100)]))
    let server = try #require(state.server())
    #expect(server.summary.figures[.requestRate] == 2.5)
    #expect(server.detail.course(.requestRate, last: 4) == [nil, 2, 3, 3])
    #expect(server.detail.course(.queue, last: 4) == [nil, 3, 3, 3])
  }

  @Test func aCounterThatBeginsAnewCountsFromZero() throws {
    let state = MonitorState(scrapes([(1_000, 50), (1_010, 70), (1_020, 30), (1_030, 40)]))
    let server = try #require(state.server())
    #expect(server.detail.course(.requestRate, last: 4) == [2, 3, 1, 1])
    #expect(server.summary.figures[.requestRate] == 2)
  }

  @Test func aFailedScrapeLeavesAGapAndNoZero() throws {
    let state = MonitorState(scrapes([(1_000, 0), (1_010, 10), (1_020, nil), (1_030, 50), (1_040, 60)]))
    let server = try #require(state.server())
    #expect(server.detail.course(.requestRate, last: 5) == [1, nil, nil, 1, 1])
    #expect(server.detail.course(.queue, last: 5) == [3, 3, nil, 3, 3])
    #expect(server.summary.figures[.requestRate] == 1)
  }

  @Test func whileItIsDownAServerHasNoFigures() throws {
    let state = MonitorState(scrapes([(1_000, 0), (1_010, 10), (1_020, nil)]))
    let server = try #require(state.server())
    #expect(server.summary.figures.isEmpty)
    #expect(server.summary.health == .down)
    #expect(server.summary.trouble == "connection refused")
    #expect(server.summary.downSince == Timestamp(seconds: 1_020))
    #expect(server.summary.title == "TGI")
  }

  @Test func aLongSilenceBreaksARate() throws {
    let state = MonitorState(scrapes([(1_000, 0), (1_010, 10), (1_400, 400), (1_410, 420)]))
    let server = try #require(state.server(minutes: 10))
    #expect(server.detail.course(.requestRate, last: 4) == [nil, nil, 2, 2])
    #expect(server.detail.course(.requestRate, last: 42).first == 1)
  }

  @Test func theLastRateHoldsOnlyWhileTheNextScrapeIsDue() throws {
    var state = MonitorState(scrapes([(1_000, 0), (1_010, 10)]))
    state.advance(to: Timestamp(seconds: 1_025))
    #expect(try #require(state.server()).detail.course(.requestRate, last: 3) == [1, 1, 1])
    state.advance(to: Timestamp(seconds: 1_055))
    #expect(try #require(state.server()).detail.course(.requestRate, last: 4) == [1, nil, nil, nil])
    #expect(try #require(state.server()).detail.course(.queue, last: 4) == [3, 3, 3, 3])
    state.advance(to: Timestamp(seconds: 1_400))
    #expect(try #require(state.server(minutes: 10)).summary.figures.isEmpty)
  }

  @Test func aSingleScrapeKnowsGaugesButNoRate() throws {
    let server = try #require(MonitorState(scrapes([(1_000, 50)])).server())
    #expect(server.summary.figures == [.queue: 3])
    #expect(server.detail.panel(.requestRate)?.lines.first?.value == nil)
    #expect(server.detail.panel(.errors) == nil)
  }

  @Test func bucketsThatAreWiderThanTheIntervalAverage() throws {
    let state = MonitorState(scrapes([(960, 0), (970, 10), (980, 30), (990, 60), (1_000, 100)]))
    let request = SnapshotRequest(window: .duration(.seconds(600)), bucketCount: 10)
    let history = try #require(state.snapshot(request).servers.first?.history)
    #expect(history.values.compactMap { $0 } == [2.5])
  }
}
