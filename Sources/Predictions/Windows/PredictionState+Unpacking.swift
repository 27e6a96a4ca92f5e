internal import Telemetry

extension PredictionState {
  /// Unpacks what a look at the latest stretch needs, where the state was kept: nothing depends on whether it is done.
  public func unpackLatest(_ length: Duration) {
    for state in states where state.axis == .time {
      let start = (state.lastTime ?? 0) &- length.nanoseconds
      for pane in state.panes.panes.reversed() where pane.end > start { _ = pane.aggregate }
    }
  }
}
