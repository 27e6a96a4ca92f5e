public import Alerting
internal import GRDB
public import Telemetry

extension StateDatabase {
  /// What an episode went through, oldest first.
  public func transitions(of id: Episode.ID) throws(StateFault) -> [StateTransition] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM event WHERE fingerprint = ? AND active_at = ? ORDER BY number",
        arguments: [id.fingerprint.description, id.activeAt.nanoseconds]
      ).compactMap(StateTransition.init)
    }
  }

  /// Everything that happened between two times, oldest first.
  public func transitions(from start: Timestamp, to end: Timestamp) throws(StateFault) -> [StateTransition] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM event WHERE time >= ? AND time < ? ORDER BY number",
        arguments: [start.nanoseconds, end.nanoseconds]
      ).compactMap(StateTransition.init)
    }
  }

  /// Forgets episodes that resolved, or were dropped, before a time, with what happened and was done about them.
  ///
  /// - Returns: how many.
  @discardableResult
  public func prune(before time: Timestamp) throws(StateFault) -> Int {
    try commit(.power) { database in
      let old = StateNews.isOver(before: time)
      for table in ["event", "action", "hook_run"] {
        try database.execute(
          sql: """
            DELETE FROM \(table) WHERE (fingerprint, active_at) IN
              (SELECT fingerprint, active_at FROM episode WHERE \(old))
            """)
      }
      try database.execute(
        sql: "DELETE FROM action WHERE silence IN (SELECT silence FROM action WHERE kind = 'silence' AND until < ?)",
        arguments: [time.nanoseconds])
      try database.execute(sql: "DELETE FROM episode WHERE \(old)")
      return database.changesCount
    }
  }
}

/// A change of an alert's state, as it was written down.
public struct StateTransition: Sendable, Equatable {
  public var scope: String
  public var id: Episode.ID
  public var time: Timestamp
  public var kind: AlertEvent.Kind
  /// `nil` for NaN.
  public var value: Double?

  init?(_ row: Row) {
    guard let fingerprint = AlertFingerprint(row["fingerprint"] as String),
      let kind = AlertEvent.Kind(rawValue: row["kind"] as String)
    else { return nil }
    scope = row["scope"]
    id = Episode.ID(fingerprint: fingerprint, activeAt: Timestamp(nanoseconds: row["active_at"]))
    time = Timestamp(nanoseconds: row["time"])
    self.kind = kind
    value = row["value"]
  }
}
