internal import Alerting
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// Fills in how many alerts there are and what the rows say of them, and the list and the one alert that were asked for.
  func fillAlerts(_ snapshot: inout Snapshot, _ request: SnapshotRequest, _ cache: inout SnapshotCache) {
    guard let now, alerts.isUsed else {
      cache.forgetAlerts()
      return
    }
    let current = cache.alerts(alerts.book, at: now)
    snapshot.alerts = current.summary
    snapshot.alerts?.faults = alerts.faultSentences
    if !current.board.entries.isEmpty { mention(current, &snapshot, at: now) }
    let start: Timestamp =
      if case .duration(let length) = request.window { now - length } else { Timestamp(nanoseconds: .min) }
    if start <= now { snapshot.marks = current.marks(start...now, limit: Self.markLimit) }
    if request.includesAlerts {
      snapshot.alertList = AlertList(entries: current.board.entries, incidents: current.board.incidents)
      snapshot.alertList?.arrangement = current.arrangement
    }
    if let id = request.alert { snapshot.alert = alertDetail(id, current.board, request, &cache) }
  }

  private func mention(_ cache: AlertCache, _ snapshot: inout Snapshot, at now: Timestamp) {
    for index in snapshot.models.indices {
      let model = snapshot.models[index]
      let things = AlertThings.labels(of: model.identity, isOnly: snapshot.models.count == 1)
      snapshot.models[index].alert = cache.gravest(of: things).map { entry, count in
        AlertMention(entry, otherCount: count - 1, mover: model.drift?.firstMoverText, at: now)
      }
    }
    for index in snapshot.servers.indices {
      let things = AlertThings.labels(of: snapshot.servers[index].identity)
      snapshot.servers[index].alert = cache.gravest(of: things).map { entry, count in
        AlertMention(entry, otherCount: count - 1, at: now)
      }
    }
  }

  /// The most that a time line has room for.
  private static let markLimit = 500
}

extension DriftSummary {
  /// "first mover: amount (PSI .412)"; `nil` while nothing drifts.
  fileprivate var firstMoverText: String? {
    guard case .watched(_, _, let first?) = self else { return nil }
    return "first mover: \(first.name)" + (first.psi.map { " (PSI \(EvidenceText.figure($0)))" } ?? "")
  }
}
