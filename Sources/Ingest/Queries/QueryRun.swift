internal import PromQL
internal import Telemetry

/// A source while it runs: the questions under way, and what happens to their answers.
struct QueryRun {
  enum Event: Sendable {
    case demandChanged
    /// A moment that the schedule has waited for.
    case due
    case answered(number: Int, QueryReply)
    case catalog(number: Int, Result<QueryCatalog, QueryFailure>)
  }

  private let source: QuerySource
  private let sink: any SourceSink
  private let events: AsyncStream<Event>.Continuation
  private var schedule: QuerySchedule
  private var tally: QueryTally
  private var told: SourceHealth?
  /// By their numbers, as a question may be asked again while its first, cancelled task still ends.
  private var underWay: [Int: (request: QuerySchedule.Request, task: Task<Void, Never>)] = [:]
  private var nextNumber = 0
  private var alarm: (time: ContinuousClock.Instant, task: Task<Void, Never>)?
  /// Questions whose last answer stands in for one that does not come.
  private var answered: Set<WantedQuery> = []

  init(source: QuerySource, sink: any SourceSink, events: AsyncStream<Event>.Continuation) {
    self.source = source
    self.sink = sink
    self.events = events
    schedule = QuerySchedule(interval: source.options.interval, at: .now)
    tally = QueryTally(name: source.api.server.shownURL, notes: source.options.notes)
  }

  mutating func take(_ event: Event) async {
    switch event {
    case .due: alarm = nil
    case .demandChanged:
      for query in schedule.want(source.demand.wanted, at: .now) { drop(query) }
    case .answered(let number, let reply):
      if let ended = underWay.removeValue(forKey: number) { await finish(ended.request, reply) }
    case .catalog(let number, let result):
      if let ended = underWay.removeValue(forKey: number) { await finish(ended.request, result) }
    }
    for request in schedule.begin(at: .now, source.options.clock()) { begin(request) }
    setAlarm()
    await tell()
  }

  /// Ends what is under way.
  mutating func end() async {
    alarm?.task.cancel()
    for (_, task) in underWay.values { task.cancel() }
    for (_, task) in underWay.values { await task.value }
    underWay = [:]
  }

  private mutating func begin(_ request: QuerySchedule.Request) {
    let (number, source, events) = (nextNumber, source, events)
    nextNumber += 1
    let task =
      switch request {
      case .catalog: Task { _ = events.yield(.catalog(number: number, await source.catalog())) }
      case .answer(let query): Task { _ = events.yield(.answered(number: number, await source.answer(query))) }
      }
    underWay[number] = (request, task)
  }

  /// Nobody waits for it any more.
  private mutating func drop(_ query: WantedQuery) {
    tally.forget(query)
    answered.remove(query)
    for (number, asked) in underWay where asked.request == .answer(query) {
      asked.task.cancel()
      underWay[number] = nil
    }
  }

  private mutating func finish(_ request: QuerySchedule.Request, _ reply: QueryReply) async {
    schedule.end(request, .init(reply.result), at: .now)
    tally.note(reply.query, reply.result)
    if case .failure(.unanswered) = reply.result, answered.contains(reply.query) { return }
    answered.insert(reply.query)
    await sink.take(reply.batch(source: source.options.number))
  }

  private mutating func finish(
    _ request: QuerySchedule.Request, _ result: Result<QueryCatalog, QueryFailure>
  ) async {
    tally.note(catalog: result)
    if case .success(let catalog) = result {
      // A server that has just started knows more very soon.
      schedule.end(request, catalog.metricNames.isEmpty ? .refused : .answered, at: .now)
      await sink.take(catalog)
    } else {
      schedule.end(request, .unanswered, at: .now)
    }
  }

  private mutating func setAlarm() {
    let time = schedule.nextTime()
    guard alarm?.time != time else { return }
    alarm?.task.cancel()
    alarm = time.map { time in
      let events = events
      let task = Task {
        do { try await Task.sleep(until: time, clock: .continuous) } catch { return }
        events.yield(.due)
      }
      return (time, task)
    }
  }

  /// A change of state at once, counts at the end of a round.
  private mutating func tell() async {
    let health = tally.health
    guard health != told, health.state != told?.state || underWay.isEmpty else { return }
    told = health
    await sink.report(health, source: source.options.number)
  }
}

extension QuerySchedule.Outcome {
  fileprivate init(_ result: Result<QueryAnswer, QueryFailure>) {
    switch result {
    case .success: self = .answered
    case .failure(.refused): self = .refused
    case .failure(.unanswered): self = .unanswered
    }
  }
}
