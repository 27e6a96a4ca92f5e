import Ingest
import Predictions
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct CompletionProjectionTests {
  private static func state() -> MonitorState {
    var first = ScrapedTarget(number: 0, job: "a")
    var second = ScrapedTarget(number: 1, job: "b", instance: "b:80")
    let metadata = [
      MetricMetadata(name: "requests", kind: .counter, help: "Requests so far."),
      MetricMetadata(name: "queue", kind: .gauge),
    ]
    return MonitorState([
      first.scrape(
        0, ["requests_total{code=\"200\"}": 1, "requests_created{code=\"200\"}": 1, "queue": 1], metadata: metadata),
      second.scrape(0, ["queue{zone=\"eu\"}": 1]),
    ])
  }

  private func completion(_ text: String, of state: MonitorState = Self.state()) -> CompletionList? {
    var request = SnapshotRequest(window: .everything)
    request.completion = CompletionRequest(text: text, cursor: text.utf8.count)
    return state.snapshot(request).completion
  }

  private func names(_ text: String) -> [String] { completion(text)?.candidates.map(\.name) ?? [] }

  @Test func withoutARequestThereIsNone() {
    #expect(Self.state().snapshot(SnapshotRequest(window: .everything)).completion == nil)
  }

  @Test func metricsAreThoseThatWereScrapedWithTheirTypeAndHelp() throws {
    let list = try #require(completion("sum(req"))
    #expect(list.range == 4..<7 && list.hasBeginning && list.request.text == "sum(req")
    #expect(list.candidates.filter { $0.kind == .metric }.map(\.name) == ["requests_total"])
    #expect(list.candidates.first?.detail == "counter  Requests so far.")
  }

  @Test func labelsAndValuesAreThoseOfTheMetric() {
    #expect(names("requests_total{") == ["code", "instance", "job"])
    #expect(names("sum by (z") == ["zone"])
    #expect(names("queue{job=\"") == ["a", "b"])
    #expect(names("requests_total{job=\"") == ["a"])
    #expect(names("unknown{job=\"") == ["a", "b"])
  }

  @Test func aServerIsAskedForTheValuesOfALabel() throws {
    var state = MonitorState(settings: MonitorSettings(windowing: .live), hasQueryServer: true)
    let now = Timestamp(seconds: Int64(march))
    state.advance(to: now)
    state.apply(
      QueryCatalog(
        source: 0, metricNames: ["up", "uptime"], labelNames: ["instance", "job"],
        metadata: [MetricMetadata(name: "up", kind: .gauge, help: "Is it?")], time: now))
    #expect(completion("upt", of: state)?.candidates.map(\.name) == ["uptime"])
    #expect(completion("up{j", of: state)?.candidates.map(\.name) == ["job"])
    var request = SnapshotRequest(window: .everything)
    request.completion = CompletionRequest(text: "up{job=\"", cursor: 8)
    var cache = SnapshotCache()
    #expect(state.snapshot(request, &cache).completion?.candidates.isEmpty == true)
    let query = WantedQuery("group by (job) ({__name__=\"up\"})", .latest)
    #expect(cache.answers.wanted.contains(query))
    let elements = ["node", "a\u{1B}"].map {
      QueryValue.VectorElement(labels: Labels([Label("job", $0)]), sample: Sample(milliseconds: 0, value: 1))
    }
    state.apply(
      AnswerBatch(
        source: 0, query: query, times: query.times(at: now), result: .success(QueryAnswer(.vector(elements))),
        time: now))
    #expect(
      state.snapshot(request, &cache).completion?.candidates.map(\.insertion) == ["\"a\\x1b\"", "\"node\""])
  }

  @Test(arguments: [
    ("job", nil, "group by (job) ({job!=\"\"})"), ("a b", "x\"y", "group by (\"a b\") ({__name__=\"x\\\"y\"})"),
  ])
  func theQuestionForValuesIsAQuery(label: String, metric: String?, text: String) throws {
    #expect(MonitorState.valueQuestion(label: label, metric: metric) == text)
    _ = try Expression(parsing: text)
  }
}
