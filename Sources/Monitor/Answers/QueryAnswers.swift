internal import Ingest
internal import PromQL
internal import Telemetry

/// A question's answer, and the times that it is about.
struct TimedAnswer: Sendable {
  var times: QueryTimes
  var result: Result<QueryAnswer, QueryError>
}

extension MonitorState {
  /// What is known about a question: computed from the scraped series, or the newest answer of the server that is
  /// asked; `nil` while that has not answered. Being asked for is what makes a server be asked.
  func answer(to query: WantedQuery, _ cache: inout SnapshotCache) -> TimedAnswer? {
    guard let now else { return nil }
    let times = query.times(at: now)
    do {
      let expression = try Expression(parsing: query.expression)
      return TimedAnswer(times: times, result: .success(try expression.evaluate(over: telemetry.store, at: times)))
    } catch let error as ParseError {
      return TimedAnswer(times: times, result: .failure(QueryError(error.description)))
    } catch {
      return TimedAnswer(times: times, result: .failure(error as? QueryError ?? QueryError("\(error)")))
    }
  }
}
