internal import GRDB
internal import Telemetry

/// How large and how old a recording may become: what is too much goes from its beginning.
struct RecordingLimit: Sendable {
  var bytes: Int?
  var age: Duration?

  /// Chunks that go in one transaction, so that nobody waits for long.
  private static let stride = 4
  /// How many more chunks may go to the next place where reading may begin.
  private static let restatementReach: Int64 = 32
  /// Pages that are given back to the disk at once.
  private static let vacuumPages = 2048
  /// What the journal and the next chunks need beside the tables.
  private static let reserveBytes = 12 * 1_048_576

  /// Deletes what is too much.
  func hold(_ store: RecordingStore) async throws {
    guard bytes != nil || age != nil else { return }
    while try await store.queue.write({ try self.cut($0) }) {}
    try await store.queue.writeWithoutTransaction { database in
      let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
      guard let bytes, free > 0, pages * size > self.budget(bytes) else { return }
      _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum(\(Self.vacuumPages))")
    }
  }

  /// What the tables may take of all.
  private func budget(_ bytes: Int) -> Int { bytes - min(Self.reserveBytes, bytes / 4) }

  /// Lets the oldest go, a little at a time.
  ///
  /// - Returns: `false` when all may stay.
  private func cut(_ database: Database) throws -> Bool {
    guard try isTooMuch(database) else { return false }
    if let bytes, try Self.cutCheckpoints(database, above: budget(bytes) / 2) { return true }
    let oldest = try Int64.fetchAll(
      database, sql: "SELECT number FROM chunk ORDER BY number LIMIT ?", arguments: [Self.stride])
    guard let last = oldest.last else { return false }
    // What stays begins where reading may begin, if there is such a place soon.
    let next = try Int64.fetchOne(
      database, sql: "SELECT min(number) FROM chunk WHERE number > ? AND restates", arguments: [last])
    try Self.delete(before: min(next ?? last + 1, last + Self.restatementReach), database)
    return true
  }

  /// States are worth less than what was recorded: the oldest go where they take too much.
  private static func cutCheckpoints(_ database: Database, above bytes: Int) throws -> Bool {
    let size = try Int.fetchOne(database, sql: "SELECT sum(length(bytes)) FROM blob") ?? 0
    guard size > bytes else { return false }
    try database.execute(
      sql: "DELETE FROM checkpoint WHERE rowid = (SELECT rowid FROM checkpoint ORDER BY session, beat LIMIT 1)")
    guard database.changesCount > 0 else { return false }
    try RecordingStore.deleteUnusedParts(database)
    return true
  }

  private func isTooMuch(_ database: Database) throws -> Bool {
    if let bytes {
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
      if (pages - free) * size > budget(bytes) { return true }
    }
    guard let age else { return false }
    let first = try Int64.fetchOne(
      database, sql: "SELECT last_time FROM chunk WHERE last_time IS NOT NULL ORDER BY number LIMIT 1")
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(last_time) FROM (SELECT last_time FROM chunk UNION ALL SELECT last_time FROM part)")
    guard let first, let last else { return false }
    return last - first > age.nanoseconds
  }

  private static func delete(before number: Int64, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM chunk WHERE number < ?", arguments: [number])
    // A session of which nothing is left, and marks and checkpoints before what is left, tell nothing any more.
    try database.execute(
      sql: """
        DELETE FROM session WHERE number NOT IN (SELECT session FROM chunk UNION SELECT session FROM part)
          AND number < (SELECT max(number) FROM session);
        DELETE FROM mark WHERE session NOT IN (SELECT number FROM session) OR time <
          (SELECT min(first_time) FROM chunk WHERE chunk.session = mark.session);
        DELETE FROM checkpoint WHERE session NOT IN (SELECT number FROM session) OR beat <
          (SELECT min(first_beat) FROM chunk WHERE chunk.session = checkpoint.session);
        """)
    try RecordingStore.deleteUnusedParts(database)
  }
}
