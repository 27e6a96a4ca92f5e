internal import Telemetry

/// Which question is asked when: a pure machine that is told the time.
///
/// What is new is due at once, and then again and again. A server that does not answer gets one question at a time,
/// with growing pauses, and all of them again as soon as it answers one.
struct QuerySchedule {
  typealias Instant = ContinuousClock.Instant

  enum Request: Hashable, Sendable {
    case catalog
    case answer(WantedQuery)
  }

  enum Outcome {
    case answered
    /// The server works, but has no answer to this question, or no names yet.
    case refused
    case unanswered
  }

  private struct Entry {
    var due: Instant
    /// Outcomes one after the other that were no answer.
    var failureCount = 0
    /// When it was asked and what it is due after that, while it is under way.
    var underWay: (begun: Instant, gap: Duration)?
  }

  /// So many questions are under way at the same time.
  static let mostUnderWay = 4
  private static let catalogInterval = Duration.seconds(300)
  private static let longestPause = Duration.seconds(30)

  private let interval: Duration
  private var entries: [Request: Entry]
  private var failureCount = 0
  private var pausedUntil: Instant

  init(interval: Duration, at now: Instant) {
    self.interval = interval
    entries = [.catalog: Entry(due: now)]
    pausedUntil = now
  }

  /// Replaces what is wanted.
  ///
  /// - Returns: the questions that were wanted and no longer are.
  mutating func want(_ queries: Set<WantedQuery>, at now: Instant) -> [WantedQuery] {
    var unwanted: [WantedQuery] = []
    for case .answer(let query) in entries.keys where !queries.contains(query) {
      entries[.answer(query)] = nil
      unwanted.append(query)
    }
    for query in queries where entries[.answer(query)] == nil { entries[.answer(query)] = Entry(due: now) }
    return unwanted
  }

  /// Takes what is to be asked now as under way.
  ///
  /// - Parameter time: the wall clock, on which the steps of courses lie.
  mutating func begin(at now: Instant, _ time: Timestamp) -> [Request] {
    guard now >= pausedUntil else { return [] }
    let free = (failureCount > 0 ? 1 : Self.mostUnderWay) - entries.values.count { $0.underWay != nil }
    let due = entries.filter { $0.value.underWay == nil && $0.value.due <= now }
    let chosen = due.sorted { ($0.value.due, $0.key.rank) < ($1.value.due, $1.key.rank) }.prefix(max(0, free))
    for (request, _) in chosen {
      let gap = gap(of: request, time)
      entries[request]?.underWay = (now, gap)
    }
    return chosen.map(\.key)
  }

  mutating func end(_ request: Request, _ outcome: Outcome, at now: Instant) {
    guard var entry = entries[request], let (begun, gap) = entry.underWay else { return }
    let hadFailed = entry.failureCount > 0
    entry.underWay = nil
    entry.failureCount = outcome == .answered ? 0 : entry.failureCount + 1
    // A slow server has as long a rest as it took.
    entry.due = max(begun + gap, now + (now - begun))
    if outcome != .answered {
      let retry = now + Self.pause(after: entry.failureCount)
      entry.due = outcome == .refused && request != .catalog ? max(entry.due, retry) : retry
    }
    entries[request] = entry
    noteServer(outcome, at: now)
    if outcome == .answered, hadFailed { retryFailed(at: now) }
  }

  /// When ``begin(at:_:)`` may next have something; `nil` when that is up to what is under way.
  func nextTime() -> Instant? {
    let isFull = entries.values.count { $0.underWay != nil } >= (failureCount > 0 ? 1 : Self.mostUnderWay)
    guard !isFull, let due = entries.values.filter({ $0.underWay == nil }).map(\.due).min() else { return nil }
    return max(due, pausedUntil)
  }

  private mutating func noteServer(_ outcome: Outcome, at now: Instant) {
    guard outcome == .unanswered else {
      (failureCount, pausedUntil) = (0, min(pausedUntil, now))
      return
    }
    // Those that were under way together fail together, which is one failure.
    guard now >= pausedUntil else { return }
    failureCount += 1
    pausedUntil = now + Self.pause(after: failureCount)
  }

  /// What could not be answered now can, so it was not that question's fault, and perhaps not that of others.
  private mutating func retryFailed(at now: Instant) {
    for (request, entry) in entries where entry.failureCount > 0 { entries[request]?.due = min(entry.due, now) }
  }

  /// A course gets its next point when a step begins.
  private func gap(of request: Request, _ time: Timestamp) -> Duration {
    switch request {
    case .catalog: Self.catalogInterval
    case .answer(let query):
      switch query.span {
      case .latest: interval
      case .course(_, let step): max(interval, .milliseconds(step - time.milliseconds % step))
      }
    }
  }

  /// 1 s, 2 s, 4 s … 30 s.
  private static func pause(after failures: Int) -> Duration {
    min(longestPause, .seconds(1) * (1 << min(failures - 1, 10)))
  }
}

extension QuerySchedule.Request {
  /// For one order among those that are due at the same time: what is short first.
  fileprivate var rank: String {
    switch self {
    case .catalog: ""
    case .answer(let query): query.span == .latest ? "1\(query.expression)" : "2\(query.expression)"
    }
  }
}
