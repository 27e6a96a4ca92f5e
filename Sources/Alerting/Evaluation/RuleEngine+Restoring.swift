public import Telemetry

extension RuleEngine {
  /// A pause longer than this leaves nothing of an alert's clock.
  static let outageTolerance = Duration.seconds(3600)
  /// After a pause, an alert waits at least this long before it fires, if its rule makes it wait that long at all.
  static let gracePeriod = Duration.seconds(600)
  /// A pause no longer than this, and two evaluations, is a change of hands: the condition counts as watched throughout.
  static let handover = Duration.seconds(60)

  /// Takes up episodes that another evaluator, or an earlier run, has left, so that their clocks go on.
  ///
  /// Its own alerts stay where they were evaluated lately, else they are of a time before somebody else took over. An
  /// episode keeps its beginning, and with it its acknowledgement; a pending one does not count a pause as held. After
  /// more than an hour, and where its rule is gone, it ends: the next advance tells so. What is not found again stays for
  /// a minute and two evaluations, since after a restart the data comes in first.
  ///
  /// - Reference: Prometheus, `Group.RestoreForState`. Deviation: a firing alert is restored as firing, and a rule whose
  ///   `for` is shorter than the grace period waits all of it rather than beginning a new alert.
  public mutating func restore(_ episodes: [Episode], at time: Timestamp) {
    var left = episodes
    for index in evaluations.indices {
      evaluations[index].changeRules { rule in
        let origin = rule.alerts.origin
        let own = left.filter { $0.origin == origin }
        guard !own.isEmpty || !rule.alerts.alerts.isEmpty else { return }
        left.removeAll { $0.origin == origin }
        untold += rule.alerts.restore(own, at: time)
      }
    }
    for episode in left where episode.state != .resolved {
      var alert = ActiveAlert(episode, heldSince: time, settlesAt: time)
      untold += alert.end(at: time)
    }
  }
}

extension RuleEngine {
  /// An engine with other rules that goes on from here: alerts of rules that stay keep their clocks, those of rules that
  /// are gone or changed end.
  public func with(_ groups: [RuleGroup], _ options: Options, at time: Timestamp) -> RuleEngine {
    var next = RuleEngine(groups: groups, options: options)
    next.untold = untold
    next.restore(episodes, at: time)
    return next
  }
}

extension ActiveAlerts {
  fileprivate mutating func restore(_ episodes: [Episode], at time: Timestamp) -> [AlertEvent] {
    let settling = RuleEngine.handover + interval * 2
    var events: [AlertEvent] = []
    var restored: [AlertFingerprint: ActiveAlert] = [:]
    for episode in episodes {
      let settlesAt = time + settling
      var alert = ActiveAlert(episode, heldSince: heldSince(episode, at: time, settling), settlesAt: settlesAt)
      if alert.isActive, time - episode.lastEvaluation > RuleEngine.outageTolerance { events += alert.end(at: time) }
      if alert.isKept(at: time) { restored[episode.id.fingerprint] = restored[episode.id.fingerprint].newer(alert) }
    }
    var kept: [ActiveAlert] = []
    for var own in alerts {
      guard let other = restored.removeValue(forKey: own.episode.id.fingerprint) else {
        if time - own.episode.lastEvaluation <= settling { kept.append(own) }
        continue
      }
      let isSame = own.episode.id == other.episode.id
      if isSame, own.episode.lastEvaluation >= other.episode.lastEvaluation {
        kept.append(own)
      } else {
        if !isSame, own.isActive { events += own.end(at: time) }
        kept.append(other)
      }
    }
    kept += restored.values.sorted { $0.episode.id.fingerprint.bits < $1.episode.id.fingerprint.bits }
    set(kept)
    return events
  }

  /// Since when the condition counts as held.
  private func heldSince(_ episode: Episode, at time: Timestamp, _ handover: Duration) -> Timestamp {
    let pause = time - episode.lastEvaluation
    guard episode.state == .pending, pause > handover else { return episode.id.activeAt }
    guard hold.holdDuration >= RuleEngine.gracePeriod else { return time }
    let remaining = hold.holdDuration - (episode.lastEvaluation - episode.id.activeAt)
    let wait = max(remaining, RuleEngine.gracePeriod)
    return time + wait - hold.holdDuration
  }
}

extension ActiveAlert? {
  /// The one that counts: active before resolved, later before earlier.
  fileprivate func newer(_ other: ActiveAlert) -> ActiveAlert {
    guard let self else { return other }
    if self.isActive != other.isActive { return self.isActive ? self : other }
    return self.episode.id.activeAt >= other.episode.id.activeAt ? self : other
  }
}
