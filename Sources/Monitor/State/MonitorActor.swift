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
  private let tap: (any StreamTap)?
  /// What is kept to compare with.
  private var pinned: MonitorState?
  private var pinnedCache = SnapshotCache()
  /// Of looks at verdicts, which go over another window than the views.
  private var verdictCache = SnapshotCache()

  /// - Parameters:
  ///   - references: of models, where they were read or saved before.
  ///   - alerting: the rules to evaluate; `nil` for none.
  ///   - demand: where the questions are put that a server shall answer; `nil` to answer them from what is
  ///     scraped.
  ///   - tap: hears all that the monitor is told.
  public init(
    settings: MonitorSettings, references: [ReferenceProfile] = [], alerting: AlertSettings? = nil,
    demand: QueryDemand? = nil, tap: (any StreamTap)? = nil
  ) {
    state = MonitorState(
      settings: settings, references: references, alerting: alerting, hasQueryServer: demand != nil)
    self.demand = demand
    self.tap = tap
  }

  /// A monitor that goes on from a state.
  public init(state: MonitorState) {
    self.state = state
    demand = nil
    tap = nil
  }

  public func take(_ batch: PredictionBatch) async {
    guard !isSettling else {
      held.append(batch)
      return
    }
    take(.predictions(batch))
    await tap?.waitForRoom()
  }

  public func take(_ batch: ScrapeBatch) async {
    take(.scrape(batch))
    await tap?.waitForRoom()
  }

  public func take(_ batch: AnswerBatch) { take(.answer(batch)) }

  public func take(_ catalog: QueryCatalog) { take(.catalog(catalog)) }

  public func report(_ health: SourceHealth, source: Int) { take(.health(health, source: source)) }

  public func advance(to time: Timestamp) { take(.clock(time)) }

  /// Takes an event, in its turn.
  public func take(_ event: SessionEvent) {
    tap?.take(event)
    state.apply(event)
    // Nobody waits for these: what is not done when it is needed is done then, and the same comes of it.
    for scoring in state.takeScorings() { Task { @concurrent in scoring.run() } }
  }

  /// Takes a run of events at once.
  public func take(_ events: [SessionEvent]) {
    for event in events { take(event) }
  }

  /// What the views need now; what has not changed since the last time is not computed again.
  public func snapshot(_ request: SnapshotRequest) -> Snapshot {
    var snapshot = state.snapshot(request, &cache)
    if let pinned { snapshot.pinned = [pinned.snapshot(request, &pinnedCache)] }
    if let demand {
      demand.want(cache.answers.wanted)
      state.want(cache.answers.wanted)
    }
    return snapshot
  }

  /// How the models stand over a window, without asking a server: what the views are shown does not depend on it.
  public func verdicts(over window: WindowSpan) -> [ModelVerdict] { state.verdicts(over: window, &verdictCache) }

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
    for batch in held { take(.predictions(batch)) }
    held = []
  }

  // MARK: Going back

  /// All that the monitor knows now, to come back to. Shares what does not change.
  public func checkpoint() -> MonitorState { state }

  /// Goes on from another state, as if it had been told what that one was.
  public func restore(_ state: MonitorState) {
    self.state = state
    // What was computed belongs to versions of the other state.
    (cache, verdictCache) = (SnapshotCache(), SnapshotCache())
  }

  /// Keeps what is known now to compare with, or lets it go.
  public func pin(_ isPinned: Bool) {
    pinned = isPinned ? state : nil
    pinnedCache = SnapshotCache()
  }
}

// What the one who keeps the alerts asks for.
extension MonitorActor {
  /// Makes this monitor evaluate the rules, going on from the episodes that somebody has left, or stop.
  public func setDuty(_ isOnDuty: Bool, restoring episodes: [Episode] = [], at time: Timestamp) {
    // Of a log that is history, the present is its end.
    take(.alerts(.duty(isOnDuty, restoring: episodes, at: state.now ?? time)))
  }

  /// Goes on with other rules: alerts of those that stay go on, those of rules that are gone end.
  public func use(_ rules: AlertSettings, at time: Timestamp) {
    take(.alerts(.rules(rules, at: state.now ?? time)))
  }

  /// The longest interval at which the rules of some episodes are evaluated; `nil` for episodes of other rules.
  public func longestInterval(of episodes: [Episode]) -> Duration? { state.alerts.longestInterval(of: episodes) }

  /// What the rules found since the last time.
  public func takeAlertEvents() -> [AlertEvent] { state.takeAlertEvents() }

  /// Takes what another evaluator found.
  public func take(_ episodes: [Episode]) { take(.alerts(.episodes(episodes))) }

  /// Forgets pending alerts of another evaluator whose condition went before they fired.
  public func drop(_ episodes: [Episode.ID]) { take(.alerts(.dropped(episodes))) }

  /// The alerts that this monitor's own rules found, and where they stand with people.
  public func ownAlerts(at time: Timestamp) -> [AlertEntry] { state.alerts.ownEntries(at: time) }

  /// An episode that the book knows.
  public func episode(_ id: Episode.ID) -> Episode? { state.alerts.book.episode(id) }

  /// Takes what people did, here or elsewhere.
  public func take(_ actions: [OperatorAction]) { take(.alerts(.actions(actions))) }

  /// Takes what is to be told in an episode's history and nobody did: a hook that ran.
  public func take(_ line: AlertHistoryLine, of id: Episode.ID) { take(.alerts(.history(line, of: id))) }

  /// What takes an action back; `nil` where there is nothing to take back.
  public func undo(of action: OperatorAction) -> OperatorAction.Deed? { state.alerts.book.undo(of: action) }

  /// Takes what an Alertmanager holds.
  public func take(_ silences: [ForeignSilence], from alertmanager: String) {
    take(.alerts(.silences(silences, alertmanager: alertmanager)))
  }
}
