public import Alerting
internal import GRDB
internal import Telemetry

extension StateDatabase {
  /// Commits what people did; what is there already stays as it is.
  public func write(_ actions: [OperatorAction]) throws(StateFault) {
    guard !actions.isEmpty else { return }
    try commit(.power) { database in
      let change = try Schema.nextChange(database)
      for action in actions { try ActionRow(action, change: change).insert(database, onConflict: .ignore) }
    }
  }

  /// Commits what the rules found.
  ///
  /// - Parameter scope: what is watched by whoever evaluates.
  public func write(_ events: [AlertEvent], scope: String) throws(StateFault) {
    guard !events.isEmpty else { return }
    // When an alert fired must outlive the power; what its value is now need not.
    let isNews = events.contains { $0.kind != .evaluated }
    try commit(isNews ? .power : .program) { database in
      let change = try Schema.nextChange(database)
      for event in events { try write(event, scope, change, database) }
    }
  }

  private func write(_ event: AlertEvent, _ scope: String, _ change: Int64, _ database: Database) throws {
    var row = EpisodeRow(event.episode, scope: scope, change: change)
    if event.kind == .dropped { row.state = EpisodeRow.dropped }
    try row.upsert(database)
    guard event.kind != .evaluated else { return }
    try database.execute(
      sql: "INSERT INTO event (scope, fingerprint, active_at, time, kind, value) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [row.scope, row.fingerprint, row.activeAt, event.time.nanoseconds, event.kind.rawValue, row.value])
  }

  /// Claims the run of a hook.
  ///
  /// - Returns: true for one caller only, ever: whoever is told so runs it.
  public func claim(_ run: HookRun) throws(StateFault) -> Bool {
    try commit(.power) { database in
      try HookRunRow(run, change: try Schema.nextChange(database)).insert(database, onConflict: .ignore)
      return database.changesCount > 0
    }
  }

  /// Notes how a claimed run ended.
  public func finish(_ run: HookRun) throws(StateFault) {
    try commit(.program) { database in
      try HookRunRow(run, change: try Schema.nextChange(database)).update(database)
    }
  }
}
