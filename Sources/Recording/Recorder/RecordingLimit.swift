internal import GRDB
internal import Telemetry

/// How large and how old a recording may become: what is too much goes from its beginning, before there is more.
///
/// The tables take what was freed in them and never more than their share; the rest is for the journal, which holds the
/// last pages twice. Everything that is written at once is small beside it.
struct RecordingLimit: Sendable {
  var bytes: Int?
  var age: Duration?

  /// Chunks that go in one transaction, so that nobody waits for long.
  private static let stride = 4
  /// How many more chunks may go to the next place where reading may begin.
  private static let restatementReach: Int64 = 32
  /// Pages that are given back to the disk at once, and how often in a run.
  private static let vacuumPages = 256
  private static let vacuumCount = 16
  private static let largestChunkBytes = 4 * 1_048_576
  private static let largestReserveBytes = 32 * 1_048_576
  private static let pageBytes = 4096
  /// As SQLite has it: from so many pages on, the journal is written back.
  private static let usualJournalPages = 1000

  /// A chunk is full when it holds as much.
  var chunkBytes: Int { bytes.map { min(Self.largestChunkBytes, max(16_384, $0 / 32)) } ?? Self.largestChunkBytes }

  /// The pages of the journal that are written back together.
  var journalPages: Int {
    bytes.map { min(Self.usualJournalPages, max(8, $0 / 32 / Self.pageBytes)) } ?? Self.usualJournalPages
  }

  /// What the journal may keep when all of it is written back.
  var journalBytes: Int { bytes == nil ? 8 * 1_048_576 : journalPages * Self.pageBytes }

  /// What the tables may take of all.
  private var budget: Int? { bytes.map { $0 - min(Self.largestReserveBytes, $0 / 4) } }

  /// Whether so much of a state may be written at once.
  func allows(stateBytes: Int) -> Bool { bytes.map { stateBytes <= $0 / 16 } ?? true }

  /// Deletes what is in the way of what is about to be written.
  ///
  /// - Parameter rows: how many there are of them, each of which begins a page.
  func makeRoom(for size: Int, rows: Int, _ store: RecordingStore) async throws {
    guard let budget else { return }
    let room = budget - size - size / 32 - rows * 2 * Self.pageBytes
    while try await store.queue.write({ try self.cut($0, to: room) }) {}
  }

  /// Deletes what is too old, and gives back what a recording has taken that was allowed more before.
  func hold(_ store: RecordingStore) async throws {
    while try await store.queue.write({ try self.cutAged($0) }) {}
    guard let budget else { return }
    for _ in 0..<Self.vacuumCount {
      let isLess = try await store.queue.writeWithoutTransaction { database in
        guard try Self.size(database).pages > budget, try Self.size(database).free > 0 else { return false }
        _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum(\(Self.vacuumPages))")
        return true
      }
      guard isLess else { return }
    }
  }

  /// Bytes of all pages, and of those that hold nothing.
  private static func size(_ database: Database) throws -> (pages: Int, free: Int) {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    return (pages * pageBytes, free * pageBytes)
  }

  /// Lets the oldest go, a little at a time.
  ///
  /// - Returns: `false` when all may stay.
  private func cut(_ database: Database, to room: Int) throws -> Bool {
    let size = try Self.size(database)
    guard size.pages - size.free > room else { return false }
    if let budget, try Self.cutCheckpoints(database, above: budget / 2) { return true }
    return try Self.cutChunks(database)
  }

  private func cutAged(_ database: Database) throws -> Bool {
    guard let age else { return false }
    let first = try Int64.fetchOne(
      database, sql: "SELECT last_time FROM chunk WHERE last_time IS NOT NULL ORDER BY number LIMIT 1")
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(last_time) FROM (SELECT last_time FROM chunk UNION ALL SELECT last_time FROM part)")
    guard let first, let last, last - first > age.nanoseconds else { return false }
    return try Self.cutChunks(database)
  }

  private static func cutChunks(_ database: Database) throws -> Bool {
    let oldest = try Int64.fetchAll(
      database, sql: "SELECT number FROM chunk ORDER BY number LIMIT ?", arguments: [stride])
    guard let last = oldest.last else { return false }
    // What stays begins where reading may begin, if there is such a place soon.
    let next = try Int64.fetchOne(
      database, sql: "SELECT min(number) FROM chunk WHERE number > ? AND restates", arguments: [last])
    try delete(before: min(next ?? last + 1, last + restatementReach), database)
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

  private static func delete(before number: Int64, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM chunk WHERE number < ?", arguments: [number])
    // A session of which nothing is left, and marks and checkpoints before what is left, tell nothing any more.
    try database.execute(
      sql: """
        DELETE FROM session WHERE number NOT IN (SELECT session FROM chunk UNION SELECT session FROM part)
          AND number < (SELECT max(number) FROM session);
        DELETE FROM mark WHERE session NOT IN (SELECT number FROM session) OR time <
          (SELECT first_time FROM chunk WHERE chunk.session = mark.session ORDER BY number LIMIT 1);
        DELETE FROM checkpoint WHERE session NOT IN (SELECT number FROM session) OR beat <
          (SELECT min(first_beat) FROM chunk WHERE chunk.session = checkpoint.session);
        """)
    try RecordingStore.deleteUnusedParts(database)
  }
}
