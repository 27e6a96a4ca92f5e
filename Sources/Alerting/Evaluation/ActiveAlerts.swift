internal import Telemetry

/// An element of what an alert's expression gave.
struct AlertFinding: Sendable {
  var fingerprint: AlertFingerprint
  var labels: Labels
  var annotations: [Label]
  var value: Double
}

/// The alerts of one rule, from the evaluation that finds them to 15 minutes after they resolved.
///
/// - Reference: Prometheus, `rules/alerting.go`, `AlertingRule.Eval`.
struct ActiveAlerts: Sendable, Codable {
  let origin: Episode.Origin
  let hold: Rule.Hold
  let interval: Duration
  private(set) var alerts: [ActiveAlert] = []
  /// Those that are pending or firing.
  private(set) var activeCount = 0

  /// How long a resolved alert is remembered, and told again to those who may have missed it.
  static let resolvedRetention = Duration.seconds(15 * 60)

  init(origin: Episode.Origin, hold: Rule.Hold, interval: Duration) {
    self.origin = origin
    self.hold = hold
    self.interval = interval
  }

  var episodes: [Episode] { alerts.map(\.episode) }

  /// Goes on by one evaluation.
  ///
  /// - Precondition: the findings differ in their fingerprints.
  /// - Complexity: O(alerts + findings).
  mutating func take(_ findings: [AlertFinding], at time: Timestamp) -> [AlertEvent] {
    guard !findings.isEmpty || !alerts.isEmpty else { return [] }
    var places: [AlertFingerprint: Int] = [:]
    places.reserveCapacity(findings.count)
    for (place, finding) in findings.enumerated() { places[finding.fingerprint] = place }
    var events: [AlertEvent] = []
    var kept: [ActiveAlert] = []
    kept.reserveCapacity(max(alerts.count, findings.count))
    for var alert in alerts {
      let fingerprint = alert.episode.id.fingerprint
      // A resolved one that is found again is a new episode.
      if alert.isActive, let place = places.removeValue(forKey: fingerprint) {
        events += alert.refresh(findings[place], hold, at: time)
      } else if places[fingerprint] == nil {
        events += alert.miss(hold, at: time)
      } else {
        continue
      }
      if alert.isKept(at: time) { kept.append(alert) }
    }
    for finding in findings where places[finding.fingerprint] != nil {
      var alert = ActiveAlert(finding, origin, at: time)
      events += alert.begin(hold, at: time)
      kept.append(alert)
    }
    set(kept)
    return events
  }

  /// Forgets them all.
  mutating func end(at time: Timestamp) -> [AlertEvent] {
    var events: [AlertEvent] = []
    for var alert in alerts where alert.isActive { events += alert.end(at: time) }
    set([])
    return events
  }

  mutating func set(_ alerts: [ActiveAlert]) {
    self.alerts = alerts
    activeCount = alerts.count { $0.isActive }
  }

  /// Writes `ALERTS` and `ALERTS_FOR_STATE` of those that are pending or firing.
  mutating func write(at milliseconds: Int64, to store: inout SeriesStore, _ written: inout WrittenSeries) {
    for index in alerts.indices where alerts[index].isActive {
      alerts[index].write(at: milliseconds, to: &store, &written)
    }
    written.endRound(milliseconds, of: &store)
  }
}
