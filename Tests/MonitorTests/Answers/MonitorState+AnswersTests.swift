import Ingest
import Predictions
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct MonitorStateAnswersTests {
  private static let query = WantedQuery("sum(a)", .latest)

  private func batch(_ value: Double, asked second: Int64, _ query: WantedQuery = query) -> AnswerBatch {
    let element = QueryValue.VectorElement(
      labels: Labels([]), sample: Sample(milliseconds: second * 1_000, value: value))
    return AnswerBatch(
      source: 0, query: query, times: .instant(milliseconds: second * 1_000),
      result: .success(QueryAnswer(.vector([element]))), time: Timestamp(seconds: second))
  }

  private func asking(_ batches: [AnswerBatch]) -> MonitorState {
    var state = MonitorState(settings: MonitorSettings(windowing: .live), hasQueryServer: true)
    for batch in batches { state.apply(batch) }
    return state
  }

  private func value(_ state: MonitorState, _ query: WantedQuery = query) -> Double? {
    var cache = SnapshotCache()
    return state.answer(to: query, &cache)?.vector.first?.sample.value
  }

  @Test func whatWasScrapedAnswersByItself() {
    var target = ScriptedTarget()
    let state = MonitorState([target.scrape(at: 1_000, "a{b=\"1\"} 2\na{b=\"2\"} 3")])
    #expect(value(state) == 5)
    var cache = SnapshotCache()
    let error = state.answer(to: WantedQuery("sum(", .latest), &cache)?.result
    #expect(throws: QueryError.self) { try error?.get() }
  }

  @Test func anAnswerIsComputedAnewWhenSomethingWasScraped() {
    var target = ScriptedTarget()
    var state = MonitorState([target.scrape(at: 1_000, "a 2")])
    var cache = SnapshotCache()
    #expect(state.answer(to: Self.query, &cache)?.vector.first?.sample.value == 2)
    state.apply(target.scrape(at: 1_000, "a 2\nb 1"))
    state.apply(target.scrape(at: 1_010, "a 7"))
    #expect(state.answer(to: Self.query, &cache)?.vector.first?.sample.value == 7)
  }

  @Test func theNewestAnswerOfTheServerHolds() {
    #expect(value(asking([])) == nil)
    #expect(value(asking([batch(1, asked: 1_000), batch(2, asked: 1_005)])) == 2)
    // Overtaken by the answer to the next question.
    #expect(value(asking([batch(2, asked: 1_005), batch(1, asked: 1_000)])) == 2)
  }

  @Test func anOldAnswerHoldsNoLonger() {
    var state = asking([batch(1, asked: 1_000)])
    state.advance(to: Timestamp(seconds: 1_300))
    #expect(value(state) == 1)
    state.advance(to: Timestamp(seconds: 1_301))
    #expect(value(state) == nil)
  }

  @Test func anErrorEmptiesTheScreenOnlyWhenItLasts() {
    func failure(_ second: Int64) -> AnswerBatch {
      AnswerBatch(
        source: 0, query: Self.query, times: .instant(milliseconds: second * 1_000),
        result: .failure(QueryError("timed out")), time: Timestamp(seconds: second))
    }
    #expect(value(asking([batch(1, asked: 1_000), failure(1_005), failure(1_060)])) == 1)
    let failing = asking([batch(1, asked: 1_000), failure(1_005), failure(1_061)])
    var cache = SnapshotCache()
    #expect(failing.answer(to: Self.query, &cache)?.result == .failure(QueryError("timed out")))
    #expect(value(asking([batch(1, asked: 1_000), failure(1_061), batch(2, asked: 1_065)])) == 2)
    #expect(asking([failure(1_000)]).answer(to: Self.query, &cache)?.result == .failure(QueryError("timed out")))
  }

  @Test func whatNobodyLooksAtIsForgotten() {
    let other = WantedQuery("sum(b)", .latest)
    var state = asking([batch(1, asked: 1_000), batch(2, asked: 1_000, other)])
    state.advance(to: Timestamp(seconds: 1_120))
    state.want([Self.query])
    #expect(state.answers.count == 2)
    state.advance(to: Timestamp(seconds: 1_121))
    state.want([Self.query])
    #expect(state.answers.count == 1)
    #expect(value(state) == 1)
  }

  @Test func theActorAsksForWhatASnapshotNeeds() async {
    let demand = QueryDemand()
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live), demand: demand)
    await monitor.advance(to: Timestamp(seconds: 1_000))
    let snapshot = await monitor.snapshot(SnapshotRequest(window: .everything))
    #expect(demand.wanted.contains(ServerDiscovery.present))
    #expect(snapshot.openQuestionCount == demand.wanted.count)
  }
}
