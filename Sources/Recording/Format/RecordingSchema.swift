internal import GRDB

/// The tables of a recording, and how they came to be.
///
/// A session is a run of chunks, numbered over the file. The chunk that is still being filled lies in parts, a
/// transaction each, until it is compressed as one. Times are nanoseconds since 1970; those of beats are the clock's.
enum RecordingSchema {
  /// "drec": tells recordings from other databases.
  static let applicationID = 0x6472_6563
  static let version = 2

  /// What a database is, before anything is read of it.
  static func check(_ database: Database, path: String) throws {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard owner == applicationID else {
      throw RecordingFault(
        "\(path): is another program's database and no recording; name the file that driftop record wrote")
    }
    guard found <= version else {
      throw RecordingFault(
        "\(path): was recorded by a newer driftop (format \(found), this one knows \(version)); use that one")
    }
  }

  /// Makes the tables in an empty file; leaves those of a recording as they are.
  static func prepare(_ database: Database, path: String) throws {
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
    if isEmpty {
      // Before the first table, or it counts for nothing: what is deleted shall leave the file.
      try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
    } else {
      try check(database, path: path)
    }
    // The end of a session leaves one plain file. Whoever reads that just now keeps it so, which is as well.
    if !path.isEmpty { _ = try? String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") }
    guard isEmpty else { return }
    try database.inTransaction(.immediate) {
      for step in steps { try database.execute(sql: step) }
      return .commit
    }
  }

  /// Brings the tables of an older recording to this format, so that it can be gone on with. Readers need none of it.
  static func migrate(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for step in steps.dropFirst(max(0, found)) { try database.execute(sql: step) }
  }

  /// What each format added to the one before.
  static let steps = [first, second]

  /// Gaps have an end.
  private static let second = """
    ALTER TABLE mark ADD COLUMN end_time INTEGER;
    PRAGMA user_version = 2;
    """

  private static let first = """
    CREATE TABLE session (
      number INTEGER PRIMARY KEY AUTOINCREMENT, started_at INTEGER NOT NULL, ended_at INTEGER, header TEXT NOT NULL);

    CREATE TABLE writer (
      one INTEGER PRIMARY KEY CHECK (one = 1), holder TEXT NOT NULL, machine TEXT NOT NULL, process INTEGER NOT NULL,
      seen_at INTEGER NOT NULL);

    CREATE TABLE chunk (
      number INTEGER PRIMARY KEY, session INTEGER NOT NULL, first_beat INTEGER NOT NULL, beats INTEGER NOT NULL,
      first_time INTEGER, last_time INTEGER, restates INTEGER NOT NULL, records INTEGER NOT NULL,
      samples INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL);
    CREATE INDEX chunk_beat ON chunk (session, first_beat);
    CREATE INDEX chunk_time ON chunk (session, last_time);

    CREATE TABLE part (
      chunk INTEGER NOT NULL, offset INTEGER NOT NULL, session INTEGER NOT NULL, first_beat INTEGER NOT NULL,
      beats INTEGER NOT NULL, first_time INTEGER, last_time INTEGER, restates INTEGER NOT NULL,
      records INTEGER NOT NULL, samples INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (chunk, offset));

    CREATE TABLE checkpoint (
      session INTEGER NOT NULL, beat INTEGER NOT NULL, time INTEGER NOT NULL, format INTEGER NOT NULL,
      head TEXT NOT NULL, blobs TEXT NOT NULL, PRIMARY KEY (session, beat));
    CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);

    CREATE TABLE mark (session INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
    CREATE INDEX mark_time ON mark (session, time);

    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;
    """
}
