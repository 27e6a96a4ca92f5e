public import Ingest
public import Predictions
public import Telemetry

/// The one owner of the monitor's state: sources deliver to it, views ask it for snapshots.
public actor MonitorActor: SourceSink {
  private var state: MonitorState

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

  public func snapshot(_ request: SnapshotRequest) -> Snapshot {
    state.snapshot(request)
  }

  public func report(options: ReportOptions) -> Report {
    state.settle()
    return Report(state, options: options)
  }
}
