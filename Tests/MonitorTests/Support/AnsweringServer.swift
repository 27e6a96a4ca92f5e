import Ingest
import Predictions
import PromQL
import Telemetry

@testable import Monitor

/// A query server in memory: it takes scrapes as a Prometheus would, with `up`, and answers by the engine itself.
struct AnsweringServer {
  private var store = SeriesStore()
  private var series: [Int: [UInt32: SeriesID]] = [:]
  private(set) var time = Timestamp(seconds: 0)
  /// Whether `up` is written: not where metrics are pushed.
  var writesUp = true

  mutating func take(_ batch: ScrapeBatch) {
    time = max(time, batch.time)
    for definition in batch.definitions {
      series[batch.target, default: [:]][definition.reference] = store.series(definition.labels)
    }
    for sample in batch.samples {
      guard let series = series[batch.target]?[sample.reference] else { continue }
      store.append(Sample(milliseconds: sample.milliseconds, value: sample.value), to: series)
    }
    guard writesUp else { return }
    let labels = Labels(name: "up", [Label("job", batch.health.job), Label("instance", batch.health.instance)])
    let isUp: Double = batch.health.state == .up ? 1 : 0
    store.append(Sample(milliseconds: batch.time.milliseconds, value: isUp), to: store.series(labels))
  }

  var catalog: QueryCatalog {
    QueryCatalog(
      source: 0, metricNames: store.metricNames, labelNames: store.labelNames, metadata: [], time: time)
  }

  func answer(_ query: WantedQuery) -> AnswerBatch {
    let times = query.times(at: time)
    let result: Result<QueryAnswer, QueryError>
    do {
      result = .success(try PromQL.Expression(parsing: query.expression).evaluate(over: store, at: times))
    } catch {
      result = .failure(QueryError("\(query.expression): \(error)"))
    }
    return AnswerBatch(source: 0, query: query, times: times, result: result, time: time)
  }
}

/// What a monitor shows that asks an ``AnsweringServer`` until it has no more questions.
struct AskingMonitor {
  var state = MonitorState(settings: MonitorSettings(windowing: .live), hasQueryServer: true)
  private var cache = SnapshotCache()
  private(set) var asked: Set<WantedQuery> = []
  /// Of the answers that are errors.
  private(set) var errors: [String] = []

  mutating func snapshot(_ request: SnapshotRequest, of server: AnsweringServer) -> Snapshot {
    state.apply(server.catalog)
    state.advance(to: server.time)
    asked = []
    var snapshot = state.snapshot(request, &cache)
    while snapshot.openQuestionCount > 0 {
      for query in cache.answers.wanted.subtracting(asked) {
        let batch = server.answer(query)
        if case .failure(let error) = batch.result { errors.append(error.message) }
        state.apply(batch)
        asked.insert(query)
      }
      snapshot = state.snapshot(request, &cache)
    }
    return snapshot
  }
}
