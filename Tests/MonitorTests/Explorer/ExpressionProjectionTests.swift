import Ingest
import Predictions
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct ExpressionProjectionTests {
  private static func state() -> MonitorState {
    var target = ScrapedTarget()
    return MonitorState(
      [0, 10, 20].map { seconds in
        target.scrape(
          seconds,
          [
            "requests_total{code=\"200\"}": Double(seconds * 3), "requests_total{code=\"500\"}": 0,
            "queue": Double(seconds), "odd": seconds == 10 ? .infinity : .nan,
          ])
      })
  }

  private func asked(_ text: String, first: Int = 0, count: Int = 10, of state: MonitorState = Self.state())
    -> ExpressionAnswer?
  {
    var request = SnapshotRequest(window: .duration(.seconds(20)), bucketCount: 4)
    request.expression = ExpressionRequest(text: text, first: first, count: count)
    return state.snapshot(request).expression
  }

  @Test func withoutARequestThereIsNoAnswer() {
    #expect(Self.state().snapshot(SnapshotRequest(window: .everything)).expression == nil)
  }

  @Test func aRowHasItsPresentValueAndItsCourseOverTheWindow() throws {
    let answer = try #require(asked("queue"))
    #expect(answer.rowCount == 1 && answer.problem == nil && !answer.isWaiting && answer.server == nil)
    let row = try #require(answer.rows.first)
    #expect(row.value == 20 && row.labels.metricName == "queue")
    #expect(
      row.history.axis == .time(start: Timestamp(seconds: Int64(march - 5)), step: .seconds(5)))
    // At the ends of the buckets: 0, 5, 10, 15 and 20 s.
    #expect(row.history.values == [0, 0, 10, 10, 20])
  }

  @Test func whatAllRowsHaveIsSaidOnce() throws {
    let answer = try #require(asked("requests_total"))
    #expect(answer.rowCount == 2 && answer.common["job"] == "models" && answer.common["code"] == nil)
    #expect(answer.rows.map { $0.labels["code"] } == ["200", "500"])
    #expect(try #require(asked("queue")).common.pairs.isEmpty)
  }

  @Test(
    arguments: [
      ("requests_total", ["200", "500"]), ("sort_desc(requests_total)", ["200", "500"]),
      ("sort(requests_total)", ["500", "200"]), ("(bottomk(2, requests_total))", ["500", "200"]),
    ])
  func rowsAreOrderedByLabelsUnlessTheExpressionOrdersThem(text: String, codes: [String]) throws {
    #expect(try #require(asked(text)).rows.compactMap { $0.labels["code"] } == codes)
  }

  @Test func aRowThatHasNoValueNowStandsAmongTheOthers() throws {
    let answer = try #require(asked("queue < 15"))
    #expect(answer.rowCount == 1)
    #expect(answer.rows.first?.value == nil)
    #expect(answer.rows.first?.history.values == [0, 0, 10, 10, nil])
  }

  @Test func numbersThatAreNoneAreKept() throws {
    let values = try #require(asked("odd")?.rows.first?.history.values)
    #expect(values[2] == .infinity && values[0]?.isNaN == true && values[4]?.isNaN == true)
    #expect(asked("odd")?.rows.first?.value?.isNaN == true)
  }

  @Test func aNumberATextAndARangeAreAnswersToo() throws {
    #expect(asked("1 + 1")?.rows.map(\.value) == [2])
    #expect(asked("1 + 1")?.rows.first?.history.values == [2, 2, 2, 2, 2])
    #expect(asked("\"x\"")?.string == "x" && asked("\"x\"")?.rowCount == 0)
    let range = try #require(asked("queue[15s]")?.rows.first)
    #expect(range.value == 20 && range.history.values == [nil, nil, 10, nil, 20])
  }

  @Test(arguments: [(0, 1, ["200"]), (1, 5, ["500"]), (2, 5, []), (.max, .max, []), (0, -1, [])])
  func aPageHasTheRowsFromItsFirstOn(first: Int, count: Int, codes: [String]) {
    let answer = asked("requests_total", first: first, count: count)
    #expect(answer?.rows.compactMap { $0.labels["code"] } == codes && answer?.rowCount == 2)
  }

  @Test func whatIsNoQueryTellsItsPlace() {
    let problem = asked("sum(queue) +")?.problem
    #expect(problem?.sentence.hasPrefix("Unexpected end of input") == true && problem?.sentence.hasSuffix(".") == true)
    #expect(problem?.range?.lowerBound == 12)
  }

  @Test func anErrorOfTheEvaluationIsASentence() {
    let problem = asked("queue / on() requests_total")?.problem
    #expect(problem?.sentence.hasPrefix("Found duplicate series") == true && problem?.range == nil)
  }

  @Test func remarksAreNotes() {
    #expect(asked("rate(queue[15s])")?.notes.first?.contains("metric might not be a counter") == true)
  }

  @Test func beforeAnythingWasScrapedTheAnswerIsAwaited() {
    #expect(asked("up", of: MonitorState(settings: MonitorSettings(windowing: .live)))?.isWaiting == true)
  }

  @Test func aServerIsAskedAndItsAnswerShown() throws {
    var state = MonitorState(settings: MonitorSettings(windowing: .live), hasQueryServer: true)
    state.report(SourceHealth(name: "prom:9090", format: "query API", state: .following), source: 0)
    let now = Timestamp(seconds: Int64(march + 20))
    state.advance(to: now)
    var request = SnapshotRequest(window: .duration(.seconds(20)), bucketCount: 4)
    request.expression = ExpressionRequest(text: "queue")
    var cache = SnapshotCache()
    let first = try #require(state.snapshot(request, &cache).expression)
    #expect(first.isWaiting && first.server == "prom:9090" && first.rows.isEmpty)
    // The overview has questions of its own.
    let asked = cache.answers.wanted.filter { $0.expression == "queue" }
    #expect(asked.count == 2)
    for query in asked {
      let labels = Labels(name: "queue")
      let times = query.times(at: now)
      let samples = [Sample(milliseconds: times.grid.start, value: 3)]
      let value: QueryValue =
        query.span == .latest
        ? .vector([.init(labels: labels, sample: Sample(milliseconds: now.milliseconds, value: 4))])
        : .matrix([.init(labels: labels, samples: samples)])
      state.apply(
        AnswerBatch(source: 0, query: query, times: times, result: .success(QueryAnswer(value)), time: now))
    }
    let second = try #require(state.snapshot(request, &cache).expression)
    #expect(!second.isWaiting && second.rows.first?.value == 4)
    #expect(second.rows.first?.history.values.first == 3)
    state.report(
      SourceHealth(name: "prom:9090", format: "query API", state: .failed("it is gone")), source: 0)
    #expect(state.snapshot(request, &cache).expression?.notes == ["It is gone."])
    request.expression?.text = "up"
    #expect(state.snapshot(request, &cache).expression?.problem?.sentence == "It is gone.")
    state.report(
      SourceHealth(name: "prom:9090", format: "query API", state: .failed("http://prom:9090: timed out")), source: 0)
    #expect(state.snapshot(request, &cache).expression?.problem?.sentence == "http://prom:9090: timed out.")
  }

  @Test func anUnchangedStateGivesTheSameAnswerAndANewScrapeAnother() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    var target = ScrapedTarget()
    var request = SnapshotRequest(window: .duration(.seconds(20)), bucketCount: 4)
    request.expression = ExpressionRequest(text: "sum(queue)")
    await monitor.take(target.scrape(0, ["queue": 1]))
    let first = await monitor.snapshot(request).expression
    #expect(await monitor.snapshot(request).expression == first)
    await monitor.take(target.scrape(10, ["queue": 2]))
    #expect(await monitor.snapshot(request).expression?.rows.first?.value == 2)
    request.expression?.text = "sum(queue) * 2"
    #expect(await monitor.snapshot(request).expression?.rows.first?.value == 4)
  }
}
