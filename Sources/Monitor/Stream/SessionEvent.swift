public import Alerting
public import Ingest
public import Predictions
public import Telemetry

/// One thing that the monitor is told: what a session is made of, live or replayed.
///
///     var state = MonitorState(settings: settings)
///     for event in session { state.apply(event) }  // the same state, whenever it is done
///
/// The order of the events and the times of ``clock(_:)`` are all that a state depends on.
public enum SessionEvent: Sendable {
  case predictions(PredictionBatch)
  case scrape(ScrapeBatch)
  case answer(AnswerBatch)
  case catalog(QueryCatalog)
  case health(SourceHealth, source: Int)
  /// What time it is: events that follow came then.
  case clock(Timestamp)
  case alerts(AlertInput)
}

/// What comes to the book of alerts from people, from other evaluators and from Alertmanagers.
public enum AlertInput: Sendable, Equatable, Codable {
  /// Whether the rules are evaluated here from now on, going on from these episodes.
  case duty(Bool, restoring: [Episode], at: Timestamp)
  case episodes([Episode])
  case dropped([Episode.ID])
  case actions([OperatorAction])
  case silences([ForeignSilence], alertmanager: String)
  case history(AlertHistoryLine, of: Episode.ID)
  /// Rules that are evaluated from now on in place of those before.
  case rules(AlertSettings, at: Timestamp)
}

/// Hears everything that a monitor is told, in the order in which it is: a recorder.
public protocol StreamTap: Sendable {
  /// Called by the monitor in turn, before the event counts; returns at once.
  func take(_ event: SessionEvent)
  /// Returns when there is room for more: what keeps a fast source from running away from a slow disk.
  func waitForRoom() async
}
