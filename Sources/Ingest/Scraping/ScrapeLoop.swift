internal import Telemetry

/// Scrapes one target again and again until the task is cancelled.
struct ScrapeLoop {
  let target: ScrapeTarget
  let number: Int
  /// How long after the start of the program the first scrape comes.
  let delay: Duration
  let client: HTTPClient
  let clock: @Sendable () -> Timestamp
  private let schedule: ScrapeSchedule
  private var assembly: ScrapeAssembly
  private var failureCount = 0
  /// The time of the newest samples.
  private var newest: Timestamp?

  init(_ target: ScrapeTarget, number: Int, delay: Duration, hashKey: UInt64, _ surroundings: ScrapeSurroundings) {
    self.target = target
    self.number = number
    self.delay = delay
    client = surroundings.client
    clock = surroundings.clock
    schedule = ScrapeSchedule(interval: target.interval, place: ScrapeLoop.place(of: target))
    assembly = ScrapeAssembly(target: target, number: number, hashKey: hashKey)
  }

  /// Goes on until the task is cancelled; tells then that the target has ended.
  mutating func run(into sink: any SourceSink) async {
    var planned = clock() + delay
    await sink.take(ScrapeBatch(target: number, health: health(next: planned), time: clock()))
    var isFirst = true
    var untold: [ScrapeBatch.Definition] = []
    while await sleeps(until: planned) {
      let begun = clock()
      let next = isFirst ? schedule.second(after: begun) : schedule.next(after: max(begun, planned))
      isFirst = false
      let batch = await scrape(at: schedule.sampleTime(planned: planned, begun: begun), next: next)
      guard !Task.isCancelled else {
        // The batch is of a scrape that was broken off, but the last one speaks of the series that it defined.
        untold = batch.definitions
        break
      }
      await sink.take(batch)
      planned = schedule.upcoming(next, at: clock())
    }
    var last = assembly.end(at: clock(), health: health(next: nil))
    last.definitions = untold
    await sink.take(last)
  }

  /// One scrape, whose outcome is in the batch.
  mutating func scrape(at time: Timestamp, next: Timestamp?) async -> ScrapeBatch {
    var health = health(next: next)
    health.lastScrape = time
    if let newest, time < newest {
      health.notes.append("the clock was set back: samples are left out until \(newest), when the last ones came")
    }
    newest = max(newest ?? time, time)
    let watch = ContinuousClock()
    let begin = watch.now
    do throws(ScrapeFailure) {
      let response = try await fetch()
      let (format, name, notes) = try Self.format(of: response, target.job)
      health.format = name
      health.notes += notes
      let duration = watch.now - begin
      health.duration = duration
      let batch = try assembly.batch(
        from: .init(body: response.body, format: format, time: time, duration: duration), health: health)
      failureCount = 0
      return batch
    } catch {
      failureCount += 1
      let duration = watch.now - begin
      health.duration = duration
      health.failureCount = failureCount
      health.state = .down(error.sentence)
      return assembly.failure(at: time, duration: duration, health: health)
    }
  }

  private func fetch() async throws(ScrapeFailure) -> HTTPResponse {
    let response: HTTPResponse
    do {
      response = try await client.send(try ScrapeRequest.make(for: target))
    } catch {
      throw ScrapeFailure(error.sentence)
    }
    guard response.status == 200 else { throw ScrapeFailure(HTTPStatus.sentence(response.status)) }
    return response
  }

  /// The format by Content-Type, never by the body; without a usable one the job's, else text with a note.
  private static func format(
    of response: HTTPResponse, _ job: ScrapeJob
  ) throws(ScrapeFailure) -> (ExpositionFormat, name: String, notes: [String]) {
    if let format = ExpositionFormat(contentType: response.contentType) {
      let version = response.contentType.flatMap(ContentType.init)?.version.map { " \($0.prefix(12))" } ?? ""
      return (format, format.title + version, [])
    }
    if let fallback = job.fallbackFormat { return (fallback, fallback.title, []) }
    let shown = response.contentType.map { "Content-Type “\($0.prefix(60))” names no metrics format" }
    return (.text, ExpositionFormat.text.title, ["\(shown ?? "no Content-Type"): read as text 0.0.4"])
  }

  private func health(next: Timestamp?) -> TargetHealth {
    var health = TargetHealth(
      url: target.shownURL, job: target.labels["job"] ?? target.job.name, instance: target.labels["instance"] ?? "",
      interval: target.interval, timeout: target.timeout)
    health.nextScrape = next
    return health
  }

  /// - Returns: false when the task was cancelled. Never sleeps longer than the interval and the first delay, even when
  ///   the wall clock is set back.
  private func sleeps(until time: Timestamp) async -> Bool {
    let longest = max(target.interval, delay)
    let wait = min(longest, max(.zero, time - clock()))
    do {
      try await Task.sleep(for: wait, tolerance: .milliseconds(1))
      return true
    } catch {
      return false
    }
  }

  /// Where in the interval a target stands: by its address and labels, the same at every start.
  private static func place(of target: ScrapeTarget) -> UInt64 {
    var text = target.shownURL + "\(target.labels)"
    let hash = SeriesTextHash(key: 0)
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }
}
