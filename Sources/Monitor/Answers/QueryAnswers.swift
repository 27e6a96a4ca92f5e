internal import Ingest
internal import PromQL
internal import Telemetry

/// A question's answer, and the times that it is about.
struct TimedAnswer: Sendable {
  var times: QueryTimes
  var result: Result<QueryAnswer, QueryError>
  /// When it was asked for: what lies after it was not known yet.
  var time: Timestamp

  /// The answer's value; `nil` where there is an error instead.
  var value: QueryValue? { (try? result.get())?.value }
}

/// What a server has answered last, question by question.
struct QueryAnswers: Sendable {
  private struct Entry: Sendable {
    var answer: TimedAnswer
    var lastWanted: Timestamp
  }

  private var newest: [WantedQuery: Entry] = [:]
  /// The names that the server knows, and what the presets can make of them.
  private(set) var catalog: QueryCatalog?
  private(set) var metrics: KnownMetrics?
  /// Counts what came, so that what was made of it can be shown again.
  private(set) var version = 0

  /// How long an answer is kept that nobody looks at: a view that was left is soon come back to.
  private static let unwantedLife = Duration.seconds(120)

  mutating func take(_ batch: AnswerBatch) {
    let known = newest[batch.query]
    // Answers may overtake one another.
    if let known, known.answer.time > batch.time { return }
    version += 1
    let answer = TimedAnswer(times: batch.times, result: batch.result, time: batch.time)
    newest[batch.query] = Entry(answer: answer, lastWanted: max(known?.lastWanted ?? batch.time, batch.time))
  }

  mutating func take(_ catalog: QueryCatalog) {
    version += 1
    self.catalog = catalog
    metrics = KnownMetrics(catalog)
  }

  /// The newest answer, while it still holds: as long as Prometheus lets a sample stand for its series.
  func answer(to query: WantedQuery, at now: Timestamp) -> TimedAnswer? {
    guard let answer = newest[query]?.answer else { return nil }
    let step: Duration = if case .course(_, let step) = query.span { .milliseconds(step) } else { .zero }
    return now - answer.time <= Staleness.lookBack + step ? answer : nil
  }

  /// Notes what is looked at, and forgets what was not for a while.
  ///
  /// - Complexity: O(answers).
  mutating func want(_ queries: Set<WantedQuery>, at now: Timestamp) {
    for query in queries { newest[query]?.lastWanted = now }
    newest = newest.filter { now - $0.value.lastWanted <= Self.unwantedLife }
  }

  var count: Int { newest.count }
}
