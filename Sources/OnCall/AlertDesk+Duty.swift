internal import Alerting
internal import Monitor
internal import Recording
internal import Telemetry

// Who evaluates, and what happens to what the rules found.
extension AlertDesk {
  /// Takes, keeps or loses the duty; without a database it is always this one's.
  func takeDuty() async {
    var isMine = true
    if let database {
      do throws(StateFault) {
        let lease = try database.takeLease(scope: settings.scope, holder: settings.holder, at: clock())
        isMine = lease.holder == settings.holder
      } catch {
        failed(error)
        // Whoever cannot ask keeps what it has: two that evaluate do less harm than none.
        isMine = isOnDuty
      }
    }
    guard isMine != isOnDuty || !isMine else { return }
    if isMine, !isOnDuty { await readChanges() }
    if isMine != isOnDuty, database != nil {
      tell(.duty(isOurs: isMine))
    }
    let isTakenOver = isMine && !isOnDuty
    isOnDuty = isMine
    await monitor.setDuty(isMine, restoring: isMine ? Array(heldOpen.values) : [], at: clock())
    if isTakenOver { await startMissedHooks() }
  }

  /// Takes what the rules found: to the database, the log and the hooks.
  func passOnEvents() async {
    guard isOnDuty else { return }
    let events = await monitor.takeAlertEvents()
    for event in events where event.kind != .evaluated { tell(.event(event)) }
    if settings.stateFolder != nil {
      unwrittenEvents += events.suffix(Self.unwrittenLimit - min(unwrittenEvents.count, Self.unwrittenLimit))
    }
    writeEvents()
    if events.contains(where: { $0.kind != .evaluated }) { await wakeLinks() }
    for event in events {
      if let occasion = Hook.Occasion(event.kind) { await start(occasion, event.episode) }
    }
  }

  func writeEvents() {
    guard let database, !unwrittenEvents.isEmpty else { return }
    do throws(StateFault) {
      try database.write(unwrittenEvents, scope: settings.scope)
      unwrittenEvents = []
      well()
    } catch {
      failed(error)
    }
  }

  /// Takes what others wrote.
  func readChanges() async {
    writeActions()
    guard let database else { return }
    let changes: StateDatabase.Changes?
    do throws(StateFault) {
      changes = try database.changes(since: cursor, endedAfter: cursor == .init() ? clock() - Self.memory : nil)
    } catch {
      failed(error)
      return
    }
    guard let changes else { return }
    let isFirst = cursor == .init()
    cursor = changes.cursor
    for entry in changes.episodes where entry.scope == settings.scope {
      heldOpen[entry.episode.id] = entry.episode.state == .resolved ? nil : entry.episode
    }
    for id in changes.dropped { heldOpen[id] = nil }
    // Who evaluates knows its own best, but not what ended before it began.
    let others = changes.episodes.filter {
      !isOnDuty || $0.scope != settings.scope || (isFirst && $0.episode.state == .resolved)
    }
    await monitor.take(others.map(\.episode))
    await monitor.drop(changes.dropped)
    await take(changes.actions)
    await tellHistory(changes.runs)
    if isOnDuty {
      // What was done before this driftop began is no news.
      if !isFirst { await startHooks(for: changes.actions.filter { !isOwn($0) }) }
    } else if !settings.hooks.isEmpty {
      missed.note(changes.episodes.filter { $0.scope == settings.scope }.map(\.episode))
      missed.note(changes.actions)
      missed.forget(at: clock())
    }
  }
}
