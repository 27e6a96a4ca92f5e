public import Alerting
public import Ingest
public import Predictions
public import Telemetry

/// All that driftop knows, as a pure value: what came, how the sources are, and what time it is.
///
/// Time comes from outside through ``advance(to:)``; the same batches and times give the same snapshots.
public struct MonitorState: Sendable, Codable {
  public private(set) var predictions: PredictionState
  public private(set) var sources: [Int: SourceHealth] = [:]
  private(set) var recent = RecentRecords()
  /// All metrics that were scraped.
  private(set) var telemetry: TelemetryState
  private var sourceSeries = SourceSeries()
  /// The rules and what people did about alerts.
  private(set) var alerts: AlertState
  /// Whether questions go to a server rather than to the scraped metrics.
  let hasQueryServer: Bool
  /// What that server has answered, and the names that it knows.
  private(set) var answers = QueryAnswers()
  /// The clock's time as last told.
  private(set) var clock: Timestamp?
  /// When each model's last record arrived by the clock.
  private(set) var lastArrival: [ModelIdentity: Timestamp] = [:]
  /// Whether events have come at the pace of the clock; stays so once it was seen.
  private(set) var isLive = false
  /// Counts the changes, so that what was computed of an unchanged state can be shown again.
  private(set) var version = 0
  private(set) var nonFinite: [String: Int] = [:]
  private(set) var maskedFields: Set<String> = []

  /// How far behind the clock an event may lie and still be called live.
  private static let liveTolerance = Duration.seconds(600)

  /// - Parameter hasQueryServer: whether PromQL is answered by a server, whose ``AnswerBatch``es come in.
  public init(
    settings: MonitorSettings, references: [ReferenceProfile] = [], alerting: AlertSettings? = nil,
    hasQueryServer: Bool = false
  ) {
    alerts = AlertState(alerting)
    telemetry = TelemetryState(keepsHistory: alerting?.keepsHistory ?? false)
    predictions = PredictionState(settings: settings, references: references)
    self.hasQueryServer = hasQueryServer
    isLive = hasQueryServer
  }

  /// Takes an event, whichever it is.
  public mutating func apply(_ event: SessionEvent) {
    switch event {
    case .predictions(let batch): apply(batch)
    case .scrape(let batch): apply(batch)
    case .answer(let batch): apply(batch)
    case .catalog(let catalog): apply(catalog)
    case .health(let health, let source): report(health, source: source)
    case .clock(let time): advance(to: time)
    case .alerts(let input): apply(input)
    }
  }

  /// As ``apply(_:)-(SessionEvent)``, by several tasks where there is something for each; the same comes of it.
  public mutating func applyConcurrently(_ event: SessionEvent) async {
    guard case .predictions(let batch) = event else { return apply(event) }
    await predictions.applyConcurrently(batch)
    note(batch)
  }

  public mutating func apply(_ batch: PredictionBatch) {
    predictions.apply(batch)
    note(batch)
  }

  /// What is to be done once the predictions of a batch are counted.
  private mutating func note(_ batch: PredictionBatch) {
    version += 1
    telemetry.append(predictions.takeSamples())
    recent.take(batch)
    nonFinite.merge(batch.progress.nonFinite) { $0 + $1 }
    maskedFields.formUnion(batch.progress.maskedFields)
    if let clock, let last = predictions.lastTime, isNear(last, clock) { isLive = true }
    guard let arrival = batch.receivedAt ?? clock else { return }
    for identity in batch.identities { lastArrival[identity] = arrival }
  }

  /// Unpacks what a look at the latest stretch needs, where the state was kept: nothing depends on whether it is done.
  public func unpackLatest(_ length: Duration) { predictions.unpackLatest(length) }

  /// Scores of records that another thread may work out meanwhile; nothing depends on whether it does.
  mutating func takeScorings() -> [OutlierScoring] { predictions.takeScorings() }

  /// Takes what a scrape brought. Metrics are always live: they are measured when they come.
  public mutating func apply(_ batch: ScrapeBatch) {
    version += 1
    isLive = true
    clock = max(clock ?? batch.time, batch.time)
    telemetry.apply(batch)
  }

  /// Takes what a server answered to a question.
  public mutating func apply(_ batch: AnswerBatch) {
    version += 1
    isLive = true
    clock = max(clock ?? batch.time, batch.time)
    answers.take(batch)
  }

  /// Takes the names that a server knows.
  public mutating func apply(_ catalog: QueryCatalog) {
    version += 1
    answers.take(catalog)
  }

  /// Notes what somebody looks at; answers to anything else are forgotten after a while.
  mutating func want(_ queries: Set<WantedQuery>) {
    guard hasQueryServer, let now else { return }
    answers.want(queries, at: now)
  }

  /// Tells what time it is; time does not run backwards.
  public mutating func advance(to time: Timestamp) {
    // What is history does not change with the clock.
    if isLive { version += 1 }
    clock = max(clock ?? time, time)
    measure()
    if let now, alerts.advance(to: now, &telemetry) { version += 1 }
  }

  /// Goes on with the series that must not end when nothing comes; what is history has ended rightly.
  private mutating func measure() {
    guard isLive, let now else { return }
    if predictions.advance(to: now) { telemetry.append(predictions.takeSamples()) }
    telemetry.append(sourceSeries.samples(of: sources, at: now))
  }

  public mutating func report(_ health: SourceHealth, source: Int) {
    version += 1
    sources[source] = health
  }

  /// Takes what people, other evaluators or Alertmanagers did.
  mutating func apply(_ input: AlertInput) {
    version += 1
    alerts.take(input)
  }

  /// What the rules found since the last time; it counts already.
  public mutating func takeAlertEvents() -> [AlertEvent] { alerts.takeEvents() }

  /// Hands out the predictions as the only reference to them, to be put back.
  mutating func takePredictions() -> PredictionState {
    var taken = PredictionState(settings: predictions.settings)
    swap(&taken, &predictions)
    return taken
  }

  mutating func putBack(_ taken: PredictionState) {
    predictions = taken
  }

  /// The health of the sources in their order, hidden records counted as other lines.
  public var sourceList: [SourceHealth] {
    sources.sorted { $0.key < $1.key }.map { index, health in
      var health = health
      let hidden = predictions.hiddenCount(ofSource: index)
      health.recordCount -= hidden
      health.otherCount += hidden
      return health
    }
  }

  /// The present: the clock while data is live, else the time of the last event.
  ///
  /// Events may run ahead of the clock a little, as clocks differ; one that is dated far ahead does not move the present.
  public var now: Timestamp? {
    guard isLive, let clock else { return predictions.lastTime }
    guard let last = predictions.lastTime, isNear(last, clock) else { return clock }
    return max(clock, last)
  }

  private func isNear(_ time: Timestamp, _ clock: Timestamp) -> Bool {
    clock - time < Self.liveTolerance && time - clock < Self.liveTolerance
  }
}
