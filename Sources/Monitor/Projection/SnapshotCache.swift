internal import Alerting
internal import Predictions
internal import Telemetry

/// What one snapshot has computed and the next may show again.
struct SnapshotCache: Sendable {
  struct ModelsKey: Equatable, Sendable {
    var version: Int
    var window: WindowSpan
    var bucketCount: Int
  }

  /// The overview's rows, computed once for a state and window, however often a key asks.
  var models: (key: ModelsKey, summaries: [ModelSummary])?
  /// What was computed of targets that were not scraped since.
  var servers = ServerCache()
  /// What a query server's answers came to.
  var queried = QueriedCache()
  /// The questions of the last snapshot, with what was computed for them.
  var answers = AnswerCache()
  /// What the explorer's filter has found.
  var matches: SeriesMatches?
  /// What the explorer's expression gave.
  var expression: (key: ExpressionRows.Key, rows: ExpressionRows)?

  /// The alerts, put in order once for a state of the book.
  private var alerts: AlertCache?
  /// How often checks alarmed where nothing had changed, by model, with the reference that it was measured for.
  var nullRates: [ModelIdentity: (reference: ReferenceSummary, rate: NullRate?)] = [:]

  /// The models that servers count, found once for a generation of the store.
  private var counted: (generation: Int, models: [QualityCounters])?

  mutating func countedModels(in store: SeriesStore) -> [QualityCounters] {
    if let counted, counted.generation == store.generation { return counted.models }
    let models = QualityCounters.models(in: store)
    counted = (store.generation, models)
    return models
  }

  /// The alerts of now; they are put in order anew only if something else than their values has changed.
  mutating func alerts(_ book: AlertBook, at now: Timestamp) -> AlertCache {
    // Taken out, so that its values are changed where they lie.
    if var known = alerts.take(), known.follow(book, at: now) {
      alerts = known
      return known
    }
    let made = AlertCache(book, at: now)
    alerts = made
    return made
  }

  mutating func forgetAlerts() { alerts = nil }

  func models(for key: ModelsKey) -> [ModelSummary]? {
    models?.key == key ? models?.summaries : nil
  }
}
