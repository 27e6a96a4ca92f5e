internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// What is known about a question: computed from the scraped series, or the newest answer of the server that is
  /// asked; `nil` while that has not answered. Being asked for is what makes a server be asked.
  func answer(to query: WantedQuery, _ cache: inout SnapshotCache) -> TimedAnswer? {
    cache.answers.want(query)
    guard let now else { return nil }
    if hasQueryServer { return answers.answer(to: query, at: now) }
    return cache.answers.answer(to: query, over: telemetry, at: now)
  }

  /// The names that the server knows which is asked.
  var catalog: QueryCatalog? { answers.catalog }

  /// How many of the questions the server has not answered yet.
  func openQuestionCount(_ wanted: Set<WantedQuery>) -> Int {
    guard hasQueryServer else { return 0 }
    return now.map { now in wanted.count { answers.answer(to: $0, at: now) == nil } } ?? wanted.count
  }
}
