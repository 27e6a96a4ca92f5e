import Alerting
import Monitor
import Telemetry

// What keys do about alerts. Nothing is said to be done before whoever writes it has answered.
extension App {
  /// The alert that a key is about: the open one, the selected one, or that of the overview's row.
  var entryAtHand: AlertEntry? {
    switch currentView {
    case .alerts: alerts.open == nil ? alerts.selectedEntry : alertDetail?.entry
    case .overview: mentionedAlert?.entry
    default: nil
    }
  }

  /// Whether it has not ended, so that somebody may answer it.
  var isAlertAlive: Bool { entryAtHand.map { $0.standing != .resolved } ?? false }

  /// How many on the list fire and have nobody.
  var openAlertCount: Int { showsAlertList ? alerts.rows.firingCount : 0 }

  /// Whether the selected alert is held or silenced, so that it can be given back.
  var canGiveBack: Bool { givingBack != nil }

  private var givingBack: OperatorAction.Deed? {
    switch entryAtHand?.standing {
    // One that is a silence of somebody's in an Alertmanager ends there.
    case .acknowledged(let hand):
      hand.silence.map { .expire(silence: $0) } ?? entryAtHand.map { .unacknowledge($0.episode.id) }
    case .silenced(let hand): hand.silence.map { .expire(silence: $0) }
    case .firing, .pending, .resolved, nil: nil
    }
  }

  mutating func answerAlert(_ action: Action) -> [Effect] {
    switch action {
    case .acknowledge: askAboutOne(.acknowledge)
    case .acknowledgeAll: ask(.acknowledge, alerts.rows.firing)
    case .snooze: askAboutOne(.snooze)
    case .note: askAboutOne(.note, text: entryAtHand?.note ?? "")
    case .silence:
      askAboutOne(.silence, text: (entryAtHand?.episode.labels).map(AlertPrompt.silenceText) ?? "")
    case .mark:
      guard let entry = entryAtHand else { return [] }
      let next: AlertMark? = entry.mark == nil ? .real : entry.mark == .real ? .noise : nil
      return act([.mark(entry.episode.id, next)], note: "")
    case .giveBack: return givingBack.map { act([$0], note: "") } ?? []
    case .undo: return undoAlertDeed()
    default: break
    }
    return []
  }

  mutating func typeAboutAlerts(_ key: Key) -> [Effect] {
    guard var prompt = alerts.prompt else { return [] }
    switch key {
    case .escape, .control("c"), .control("g"): alerts.prompt = nil
    case .enter: return send(prompt)
    default: if prompt.edit(key) { alerts.prompt = prompt }
    }
    return []
  }

  /// Now, as far as the screen knows: where a replay stands, the wall clock, else the snapshot's time.
  var now: Timestamp? { snapshot?.playback?.position ?? clock ?? snapshot?.time }

  private mutating func askAboutOne(_ purpose: AlertPrompt.Purpose, text: String = "") {
    ask(purpose, [entryAtHand?.episode.id].compactMap { $0 }, text: text)
  }

  private mutating func ask(_ purpose: AlertPrompt.Purpose, _ ids: [Episode.ID], text: String = "") {
    guard !ids.isEmpty else { return }
    alerts.prompt = AlertPrompt(purpose, ids, text: text)
  }

  private mutating func send(_ prompt: AlertPrompt) -> [Effect] {
    guard let id = prompt.alerts.first else {
      alerts.prompt = nil
      notice = prompt.problem.map { "Nothing was done: \($0)." }
      return []
    }
    guard let now else { return [] }
    do throws(AlertPrompt.Refusal) {
      let request = try prompt.read(
        now: now, id: "\(now.nanoseconds)-\(id.fingerprint)-\(alerts.silenceCount)")
      alerts.prompt = nil
      if prompt.purpose == .silence { alerts.silenceCount += 1 }
      return act(request.deeds, note: request.note)
    } catch {
      alerts.prompt?.problem = error.reason
      return []
    }
  }

  private mutating func act(_ deeds: [OperatorAction.Deed], note: String) -> [Effect] {
    guard let now else { return [] }
    alerts.remember(AlertUndo(of: deeds, now: now) { entry(of: $0) })
    notice = writingText
    return [.act(deeds, note: note)]
  }

  private mutating func undoAlertDeed() -> [Effect] {
    guard let undo = alerts.undoing.popLast() else {
      return givingBack.map { act([$0], note: "") } ?? []
    }
    notice = "Taking back \(undo.name) \(writingText)"
    return undo.effects
  }

  private func entry(of id: Episode.ID) -> AlertEntry? {
    if let index = alerts.rows.index(of: id) { return alerts.rows.entry(index) }
    return [alertDetail?.entry, mentionedAlert?.entry].compactMap { $0 }.first { $0.episode.id == id }
  }

  /// What is said until an answer comes.
  private var writingText: String {
    if isInPast { return "…in the replay only; nothing is written outside" }
    if isPaused { return "…writing; the screen is frozen, Space goes on" }
    return snapshot?.isLive == false ? "…writing; these alerts are history" : "…writing"
  }
}

extension AlertUndo {
  /// Steps with the same note go together.
  fileprivate var effects: [Effect] {
    var groups: [(note: String, deeds: [OperatorAction.Deed])] = []
    for step in steps {
      if let last = groups.last, last.note.utf8.elementsEqual(step.note.utf8) {
        groups[groups.count - 1].deeds.append(step.deed)
      } else {
        groups.append((step.note, [step.deed]))
      }
    }
    return groups.map { .act($0.deeds, note: $0.note) }
  }
}
