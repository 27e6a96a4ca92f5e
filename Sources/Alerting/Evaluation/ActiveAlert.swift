internal import Telemetry

/// One alert of a rule, as its state changes.
struct ActiveAlert: Sendable, Codable {
  private(set) var episode: Episode
  /// Since when the condition counts as held: later than the episode's beginning when nobody watched for a while.
  var heldSince: Timestamp
  /// Until when it stays although nothing is found: after a restart the data comes in first.
  var settlesAt: Timestamp?
  private var toldAt: Timestamp
  private var series: AlertSeries?

  /// An unchanged alert is told again this often, so that whoever keeps it knows that it was still watched.
  static let longestSilence = Duration.seconds(300)

  init(_ finding: AlertFinding, _ origin: Episode.Origin, at time: Timestamp) {
    episode = Episode(
      id: Episode.ID(fingerprint: finding.fingerprint, activeAt: time), origin: origin, labels: finding.labels,
      annotations: finding.annotations, state: .pending, value: finding.value, lastEvaluation: time)
    heldSince = time
    toldAt = time
  }

  /// An episode that somebody has left.
  init(_ episode: Episode, heldSince: Timestamp, settlesAt: Timestamp) {
    self.episode = episode
    self.heldSince = heldSince
    self.settlesAt = settlesAt
    toldAt = episode.lastEvaluation
  }

  var isActive: Bool { episode.state != .resolved }

  /// Whether it is pending, firing, or resolved not long ago.
  func isKept(at time: Timestamp) -> Bool {
    guard !isActive else { return true }
    guard episode.firedAt != nil, let resolvedAt = episode.resolvedAt else { return false }
    return time - resolvedAt <= ActiveAlerts.resolvedRetention
  }
}

// What an evaluation makes of it.
extension ActiveAlert {
  /// The first evaluation that finds it.
  mutating func begin(_ hold: Rule.Hold, at time: Timestamp) -> [AlertEvent] {
    [fireIfHeld(hold, at: time) ?? AlertEvent(.pending, episode, at: time)]
  }

  /// The condition is found again.
  mutating func refresh(_ finding: AlertFinding, _ hold: Rule.Hold, at time: Timestamp) -> [AlertEvent] {
    let isChanged =
      finding.value.bitPattern != episode.value.bitPattern || finding.annotations != episode.annotations
      || episode.keepFiringSince != nil
    episode.value = finding.value
    episode.annotations = finding.annotations
    episode.keepFiringSince = nil
    episode.lastEvaluation = time
    settlesAt = nil
    if let event = fireIfHeld(hold, at: time) { return [event] }
    return tell(isChanged, at: time)
  }

  /// The condition is not found.
  mutating func miss(_ hold: Rule.Hold, at time: Timestamp) -> [AlertEvent] {
    guard isActive else { return [] }
    episode.lastEvaluation = time
    if let settlesAt, time < settlesAt { return tell(false, at: time) }
    guard episode.state == .firing, hold.keepFiringFor > .zero else { return end(at: time) }
    let since = episode.keepFiringSince ?? time
    guard time - since < hold.keepFiringFor else { return end(at: time) }
    let isNew = episode.keepFiringSince == nil
    episode.keepFiringSince = since
    return tell(isNew, at: time)
  }

  /// It is over: a pending one as if it had never been.
  mutating func end(at time: Timestamp) -> [AlertEvent] {
    let kind = episode.state == .firing ? AlertEvent.Kind.resolved : .dropped
    episode.state = .resolved
    episode.resolvedAt = time
    return [AlertEvent(kind, episode, at: time)]
  }

  private mutating func fireIfHeld(_ hold: Rule.Hold, at time: Timestamp) -> AlertEvent? {
    guard episode.state == .pending, time - heldSince >= hold.holdDuration else { return nil }
    episode.state = .firing
    episode.firedAt = time
    toldAt = time
    return AlertEvent(.firing, episode, at: time)
  }

  private mutating func tell(_ isChanged: Bool, at time: Timestamp) -> [AlertEvent] {
    guard isChanged || time - toldAt >= Self.longestSilence else { return [] }
    toldAt = time
    return [AlertEvent(.evaluated, episode, at: time)]
  }
}

extension ActiveAlert {
  mutating func write(at milliseconds: Int64, to store: inout SeriesStore, _ written: inout WrittenSeries) {
    let values = [1, Double(episode.id.activeAt.floored(toMultipleOf: 1_000_000_000).nanoseconds / 1_000_000_000)]
    // A series may have ended since: then the number is looked up anew.
    for _ in 0..<2 {
      let series = self.series(in: &store)
      let isWritten = zip([series.alerts, series.forState], values).map { id, value in
        written.append(Sample(milliseconds: milliseconds, value: value), to: id, of: &store)
      }
      if isWritten.allSatisfy({ $0 }) { return }
      self.series = nil
    }
  }

  private mutating func series(in store: inout SeriesStore) -> AlertSeries {
    if let series, series.state == episode.state { return series }
    let own = episode.labels.pairs
    let state = Label(AlertLabels.state, episode.state.rawValue)
    let series = AlertSeries(
      state: episode.state,
      alerts: store.series(Labels(own + [Label(Labels.metricNameLabel, "ALERTS"), state])),
      forState: store.series(Labels(own + [Label(Labels.metricNameLabel, "ALERTS_FOR_STATE")])))
    self.series = series
    return series
  }
}

/// Where an alert is written to.
private struct AlertSeries: Sendable, Codable {
  var state: Episode.State
  var alerts: SeriesID
  var forState: SeriesID
}
