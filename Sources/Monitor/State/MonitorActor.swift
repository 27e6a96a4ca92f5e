public import Ingest
public import Predictions
public import Telemetry

/// The one owner of the monitor's state: sources deliver to it, views ask it for snapshots.
public actor MonitorActor: SourceSink {
  private var state: MonitorState
  private var known: (key: SummaryKey, summaries: [ModelSummary])?

  public init(settings: MonitorSettings) {
    state = MonitorState(settings: settings)
  }

  public func take(_ batch: PredictionBatch) {
    state.apply(batch)
  }

  public func report(_ health: SourceHealth, source: Int) {
    state.report(health, source: source)
  }

  public func advance(to time: Timestamp) {
    state.advance(to: time)
  }

  /// What the views need now. The overview's rows are computed once for a state and window, however often a key asks.
  public func snapshot(_ request: SnapshotRequest) -> Snapshot {
    let key = SummaryKey(version: state.version, window: request.window, bucketCount: request.bucketCount)
    let snapshot = state.snapshot(request, summaries: known?.key == key ? known?.summaries : nil)
    known = (key, snapshot.models)
    return snapshot
  }

  private struct SummaryKey: Equatable {
    var version: Int
    var window: WindowSpan
    var bucketCount: Int
  }

  /// The analysis of all that has come.
  public func report(options: ReportOptions) async -> Report {
    // Out of the actor and back, so that the scores are sorted in place and in parallel. Nothing is delivered meanwhile:
    // a report is asked for when its sources have ended.
    var settled = state
    state = MonitorState(settings: state.predictions.settings)
    await settled.predictions.settle(sort: ParallelSort.sort)
    state = settled
    return await Report.make(settled, options: options)
  }
}
