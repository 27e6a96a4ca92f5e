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
struct QueryAnswers: Sendable, Codable {
  private struct Entry: Sendable, Codable {
    var answer: TimedAnswer
    /// When the question was last answered with an error since; what was known before still holds for a while.
    var failure: TimedAnswer?
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

  /// How long an answer stands when the same question fails: a server that is slow once shall not empty the screen.
  private static let failureGrace = Duration.seconds(60)

  mutating func take(_ batch: AnswerBatch) {
    let answer = TimedAnswer(times: batch.times, result: batch.result, time: batch.time)
    var entry = newest[batch.query] ?? Entry(answer: answer, lastWanted: batch.time)
    // Answers may overtake one another.
    if entry.answer.time > batch.time { return }
    version += 1
    if case .failure = answer.result, case .success = entry.answer.result {
      entry.failure = answer
    } else {
      (entry.answer, entry.failure) = (answer, nil)
    }
    entry.lastWanted = max(entry.lastWanted, batch.time)
    newest[batch.query] = entry
  }

  mutating func take(_ catalog: QueryCatalog) {
    version += 1
    self.catalog = catalog
    metrics = KnownMetrics(catalog)
  }

  /// The newest answer, while it still holds: as long as Prometheus lets a sample stand for its series.
  func answer(to query: WantedQuery, at now: Timestamp) -> TimedAnswer? {
    guard let entry = newest[query] else { return nil }
    // A course is asked for once a step.
    let step: Duration = if case .course(_, let step) = query.span { .milliseconds(step) } else { .zero }
    let age = now - entry.answer.time
    if let failure = entry.failure, age > Self.failureGrace + step { return failure }
    return age <= Staleness.lookBack + step ? entry.answer : nil
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
