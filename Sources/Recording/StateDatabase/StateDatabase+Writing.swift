public import Alerting
internal import GRDB
public import Telemetry

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

  /// Whether somebody has claimed the run of a hook for the same episode and event.
  public func isClaimed(_ run: HookRun) throws(StateFault) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT EXISTS (SELECT 1 FROM hook_run WHERE hook = ? AND fingerprint = ? AND active_at = ? AND event = ?)
          """,
        arguments: [run.hook, run.episode.fingerprint.description, run.episode.activeAt.nanoseconds, run.event])
    } ?? false
  }

  /// When a hook was started since a time by whichever driftop, oldest first: limits hold for all together.
  ///
  /// A run that ended as it began, without an exit code, ran nothing: it was a dry run, or a person said no.
  public func starts(of hook: String, since time: Timestamp) throws(StateFault) -> [Timestamp] {
    try read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT started_at FROM hook_run
          WHERE hook = ? AND started_at >= ? AND (ended_at IS NULL OR ended_at > started_at OR exit_code IS NOT NULL)
          ORDER BY started_at
          """, arguments: [hook, time.nanoseconds])
    }.map(Timestamp.init(nanoseconds:))
  }

  /// Notes how a claimed run ended.
  public func finish(_ run: HookRun) throws(StateFault) {
    try commit(.program) { database in
      try HookRunRow(run, change: try Schema.nextChange(database)).update(database)
    }
  }
}
