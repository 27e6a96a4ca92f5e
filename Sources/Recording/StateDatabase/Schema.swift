internal import GRDB

/// The tables of the state, and how they came to be.
///
/// Every row carries the number of the change that wrote it last; numbers rise over all tables, so one of them says how
/// far somebody has read. Times are nanoseconds since 1970.
enum Schema {
  /// "drft": tells driftop's files from those of others.
  static let applicationID = 0x6472_6674
  static let version = 1

  /// Makes the tables, or finds out that they are another program's or a newer driftop's.
  static func prepare(_ database: Database, path: String) throws {
    try database.inTransaction(.immediate) {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      guard isEmpty || owner == applicationID else {
        throw StateFault("\(path): is another program's database; name another folder by --state")
      }
      guard found <= version else {
        throw StateFault(
          "\(path): was written by a newer driftop (format \(found), this one knows \(version)); use that one, or another "
            + "folder by --state")
      }
      if found < 1 { try database.execute(sql: first) }
      return .commit
    }
  }

  /// The number for the rows that a transaction writes.
  static func nextChange(_ database: Database) throws -> Int64 {
    try database.execute(sql: "UPDATE change SET last = last + 1")
    return try lastChange(database)
  }

  static func lastChange(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT last FROM change") ?? 0
  }

  private static let first = """
    CREATE TABLE change (last INTEGER NOT NULL);
    INSERT INTO change VALUES (0);

    CREATE TABLE episode (
      scope TEXT NOT NULL, fingerprint TEXT NOT NULL, active_at INTEGER NOT NULL, change INTEGER NOT NULL,
      file TEXT NOT NULL, rule_group TEXT NOT NULL, rule TEXT NOT NULL, expression TEXT NOT NULL,
      labels TEXT NOT NULL, annotations TEXT NOT NULL, state TEXT NOT NULL, value REAL,
      fired_at INTEGER, keep_firing_since INTEGER, resolved_at INTEGER, last_evaluation INTEGER NOT NULL,
      PRIMARY KEY (scope, fingerprint, active_at));
    CREATE INDEX episode_change ON episode (change);

    CREATE TABLE event (
      number INTEGER PRIMARY KEY, scope TEXT NOT NULL, fingerprint TEXT NOT NULL, active_at INTEGER NOT NULL,
      time INTEGER NOT NULL, kind TEXT NOT NULL, value REAL);
    CREATE INDEX event_episode ON event (fingerprint, active_at);

    CREATE TABLE action (
      id TEXT PRIMARY KEY, change INTEGER NOT NULL, time INTEGER NOT NULL, user TEXT NOT NULL, host TEXT NOT NULL,
      kind TEXT NOT NULL, note TEXT NOT NULL, fingerprint TEXT, active_at INTEGER, mark TEXT, silence TEXT,
      matchers TEXT, starts_at INTEGER, until INTEGER);
    CREATE INDEX action_change ON action (change);
    CREATE INDEX action_episode ON action (fingerprint, active_at);

    CREATE TABLE lease (scope TEXT PRIMARY KEY, holder TEXT NOT NULL, expires_at INTEGER NOT NULL);

    CREATE TABLE hook_run (
      hook TEXT NOT NULL, fingerprint TEXT NOT NULL, active_at INTEGER NOT NULL, event TEXT NOT NULL,
      change INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, exit_code INTEGER, output TEXT NOT NULL,
      PRIMARY KEY (hook, fingerprint, active_at, event));
    CREATE INDEX hook_run_change ON hook_run (change);

    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;
    """
}
