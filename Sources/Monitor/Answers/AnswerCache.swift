internal import Ingest
internal import PromQL
internal import Telemetry

/// The questions of one snapshot, and what was computed for them: the next snapshot asks nearly the same.
struct AnswerCache: Sendable {
  private struct Computed: Sendable {
    var version: Int
    var answer: TimedAnswer
  }

  /// What this snapshot has asked for so far.
  private(set) var wanted: Set<WantedQuery> = []
  private var expressions: [WantedQuery: Result<Expression, ParseError>] = [:]
  private var computed: [WantedQuery: Computed] = [:]

  /// A new snapshot begins: what the last one did not ask for is forgotten.
  mutating func begin() {
    let kept = wanted
    wanted = []
    if computed.count > kept.count { computed = computed.filter { kept.contains($0.key) } }
    if expressions.count > kept.count { expressions = expressions.filter { kept.contains($0.key) } }
  }

  mutating func want(_ query: WantedQuery) {
    wanted.insert(query)
  }

  /// The answer over what was scraped, computed once for each state of it.
  mutating func answer(to query: WantedQuery, over telemetry: TelemetryState, at now: Timestamp) -> TimedAnswer {
    let times = query.times(at: now)
    if let known = computed[query], known.version == telemetry.version, known.answer.times == times {
      return known.answer
    }
    let answer = TimedAnswer(
      times: times, result: result(of: query, over: telemetry.store, at: times), time: now)
    computed[query] = Computed(version: telemetry.version, answer: answer)
    return answer
  }

  private mutating func result(
    of query: WantedQuery, over store: SeriesStore, at times: QueryTimes
  ) -> Result<QueryAnswer, QueryError> {
    let expression =
      expressions[query] ?? Result { () throws(ParseError) in try Expression(parsing: query.expression) }
    expressions[query] = expression
    return expression.mapError { QueryError($0.description) }.flatMap { expression in
      Result { () throws(QueryError) in try expression.evaluate(over: store, at: times) }
    }
  }
}
