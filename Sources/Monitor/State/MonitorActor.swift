public import Alerting
public import Ingest
public import Predictions
public import Telemetry

/// The one owner of the monitor's state: sources deliver to it, views ask it for snapshots.
public actor MonitorActor: SourceSink {
  private var state: MonitorState
  private var isSettling = false
  /// Batches that came while the scores were away being sorted.
  private var held: [PredictionBatch] = []
  private var cache = SnapshotCache()
  private let demand: QueryDemand?

  /// - Parameters:
  ///   - references: of models, where they were read or saved before.
  ///   - alerting: the rules to evaluate; `nil` for none.
  ///   - demand: where the questions are put that a server shall answer; `nil` to answer them from what is
  ///     scraped.
  public init(
    settings: MonitorSettings, references: [ReferenceProfile] = [], alerting: AlertSettings? = nil,
    demand: QueryDemand? = nil
  ) {
    state = MonitorState(
      settings: settings, references: references, alerting: alerting, hasQueryServer: demand != nil)
    self.demand = demand
  }

  public func take(_ batch: PredictionBatch) {
    guard !isSettling else {
      held.append(batch)
      return
    }
    state.apply(batch)
    // Nobody waits for these: what is not done when it is needed is done then, and the same comes of it.
    for scoring in state.takeScorings() { Task { @concurrent in scoring.run() } }
  }

  public func take(_ batch: ScrapeBatch) {
    state.apply(batch)
  }

  public func take(_ batch: AnswerBatch) {
    state.apply(batch)
  }

  public func take(_ catalog: QueryCatalog) {
    state.apply(catalog)
  }

  public func report(_ health: SourceHealth, source: Int) {
    state.report(health, source: source)
  }

  public func advance(to time: Timestamp) {
    state.advance(to: time)
  }

  /// What the views need now; what has not changed since the last time is not computed again.
  public func snapshot(_ request: SnapshotRequest) -> Snapshot {
    let snapshot = state.snapshot(request, &cache)
    if let demand {
      demand.want(cache.answers.wanted)
      state.want(cache.answers.wanted)
    }
    return snapshot
  }

  /// What the references were frozen from, or have taken so far, in the order of the models.
  public func references() -> [ReferenceProfile] {
    state.predictions.models.compactMap { $0.watch?.profile }
  }

  /// How the sources are, in their order.
  public func health() -> [SourceHealth] { state.sourceList }

  /// The analysis of all that has come.
  public func report(options: ReportOptions) async -> Report {
    await Report.make(state, options: options)
  }

  /// Sorts all scores where they lie, in parallel, so that a report over many millions needs no copy of them.
  ///
  /// Worth it when the sources have ended; what they deliver meanwhile is taken afterwards.
  public func settle() async {
    // Two at a time would take turns with an empty state.
    guard !isSettling else { return }
    isSettling = true
    var predictions = state.takePredictions()
    await predictions.settle(sort: ParallelSort.sort)
    isSettling = false
    state.putBack(predictions)
    for batch in held { state.apply(batch) }
    held = []
  }
}

// What the one who keeps the alerts asks for.
extension MonitorActor {
  /// Makes this monitor evaluate the rules, going on from the episodes that somebody has left, or stop.
  public func setDuty(_ isOnDuty: Bool, restoring episodes: [Episode] = [], at time: Timestamp) {
    // Of a log that is history, the present is its end.
    let present = state.now ?? time
    state.changeAlerts { $0.setDuty(isOnDuty, restoring: episodes, at: present) }
  }

  /// What the rules found since the last time.
  public func takeAlertEvents() -> [AlertEvent] { state.changeAlerts { $0.takeEvents() } }

  /// Takes what another evaluator found.
  public func take(_ episodes: [Episode]) { state.changeAlerts { $0.take(episodes) } }

  /// Forgets pending alerts of another evaluator whose condition went before they fired.
  public func drop(_ episodes: [Episode.ID]) { state.changeAlerts { $0.drop(episodes) } }

  /// The alerts that this monitor's own rules found, and where they stand with people.
  public func ownAlerts(at time: Timestamp) -> [AlertEntry] { state.alerts.ownEntries(at: time) }

  /// An episode that the book knows.
  public func episode(_ id: Episode.ID) -> Episode? { state.alerts.book.episode(id) }

  /// Takes what people did, here or elsewhere.
  public func take(_ actions: [OperatorAction]) { state.changeAlerts { $0.take(actions) } }

  /// Takes what is to be told in an episode's history and nobody did: a hook that ran.
  public func take(_ line: AlertHistoryLine, of id: Episode.ID) { state.changeAlerts { $0.take(line, of: id) } }

  /// What takes an action back; `nil` where there is nothing to take back.
  public func undo(of action: OperatorAction) -> OperatorAction.Deed? { state.alerts.book.undo(of: action) }

  /// Takes what an Alertmanager holds.
  public func take(_ silences: [ForeignSilence], from alertmanager: String) {
    state.changeAlerts { $0.take(silences, from: alertmanager) }
  }
}
