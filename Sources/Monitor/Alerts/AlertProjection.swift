internal import Alerting
internal import Telemetry

extension MonitorState {
  /// Fills in how many alerts there are, and the list and the one alert that were asked for.
  func fillAlerts(_ snapshot: inout Snapshot, _ request: SnapshotRequest) {
    guard let now, alerts.engine != nil else { return }
    let entries = alerts.book.entries(at: now)
    snapshot.alerts = AlertSummary(entries)
    if request.includesAlerts { snapshot.alertList = AlertList(entries: entries) }
  }
}
