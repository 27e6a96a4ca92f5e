internal import Alerting
internal import Predictions
internal import Telemetry

extension MonitorState {
  private static let evaluationLimit = 500_000

  /// What the rules find over the whole of what was read, evaluated as if they had been there: alerts that fired, and those
  /// that are pending at the end, in the order in which they began.
  ///
  /// - Complexity: O(evaluations × rules): an evaluation each interval from the first record to the last.
  ///   Of a longer log the last ``evaluationLimit`` are made.
  func historicAlerts() -> [Episode] {
    guard var engine = alerts.engine, let step = engine.groups.map(\.interval).min(), let last = predictions.lastTime,
      let start = predictions.models.compactMap({ $0.everything().timeRange?.lowerBound }).min()
    else { return [] }
    var store = telemetry.store
    var found: [Episode.ID: Episode] = [:]
    // One record that is dated decades before the others shall not make it evaluate decades of nothing.
    let earliest = last - step * Self.evaluationLimit
    var time = max(start, earliest).floored(toMultipleOf: step.nanoseconds)
    // One more than the last record's: what its minute brought is evaluated too.
    while time <= last + step {
      for event in engine.advance(to: time, over: &store) {
        found[event.episode.id] = event.kind == .dropped ? nil : event.episode
      }
      time = time + step
    }
    return found.values.sorted {
      ($0.id.activeAt, $0.id.fingerprint.bits) < ($1.id.activeAt, $1.id.fingerprint.bits)
    }
  }
}
