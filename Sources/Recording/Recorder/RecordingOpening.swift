internal import GRDB
internal import Glibc

/// How a recording was opened to be read.
struct RecordingOpening {
  let queue: DatabaseQueue
  /// Whether the file ends before what it holds.
  let isTruncated: Bool
  /// What is not read, a sentence each.
  let notes: [String]

  /// What must be there for SQLite to read a recording.
  private enum Surroundings {
    /// A folder that SQLite may write to, as beside every recording that is being written.
    case writable
    /// The tables and the journal of a writer that is gone, in a folder where nobody may write.
    case journal
    /// The tables alone.
    case tables
  }

  /// - Throws: ``RecordingFault`` for a file that is missing, empty, foreign or newer.
  init(_ path: String) throws(RecordingFault) {
    do {
      (queue, isTruncated) = try Self.open(path, .writable)
      notes = Self.missingJournal(queue, path)
    } catch let error as DatabaseError where Self.mayBeFolder(error) && access(path, R_OK) == 0 {
      do {
        (queue, isTruncated, notes) = try Self.openApart(path)
      } catch {
        throw RecordingFault(error, path: path)
      }
    } catch {
      throw RecordingFault(error, path: path)
    }
  }

  private static func mayBeFolder(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM].contains(error.resultCode)
  }

  /// Reads without writing beside the file, which SQLite does to share a journal with others.
  private static func openApart(_ path: String) throws -> (DatabaseQueue, Bool, [String]) {
    let journal = path + "-wal"
    guard holdsBytes(journal) else {
      let (queue, isTruncated) = try open(path, .tables)
      return (queue, isTruncated, missingJournal(queue, path))
    }
    if let (queue, isTruncated) = try? open(path, .journal) { return (queue, isTruncated, []) }
    let (queue, isTruncated) = try open(path, .tables)
    return (
      queue, isTruncated,
      ["\(journal): cannot be read, and the last that was recorded may be in it; give this user the right to read it"]
    )
  }

  /// What a copy lacks that was made without the journal; a writer that was killed leaves one.
  private static func missingJournal(_ queue: DatabaseQueue, _ path: String) -> [String] {
    guard !holdsBytes(path + "-wal") else { return [] }
    let isUnfinished = try? queue.read { database in
      let hasNoEnd = try Bool.fetchOne(
        database, sql: "SELECT ended_at IS NULL FROM session ORDER BY number DESC LIMIT 1")
      return try hasNoEnd == true && !WriterLease.isHeld(database)
    }
    guard isUnfinished == true else { return [] }
    return ["\(path): did not come to its end, and its journal is not beside it; copy \(path)-wal too, if it is there"]
  }

  private static func holdsBytes(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  private static func open(_ path: String, _ surroundings: Surroundings) throws -> (DatabaseQueue, Bool) {
    do {
      return (try open(path, surroundings, isTruncated: false), false)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return (try open(path, surroundings, isTruncated: true), true)
    }
  }

  private static func open(
    _ path: String, _ surroundings: Surroundings, isTruncated: Bool
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(2)
    configuration.label = "driftop.tape"
    configuration.prepareDatabase { database in
      // So that the journal's index lies in memory and not beside the file.
      if surroundings == .journal { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      // With it SQLite reads what there is of a file that was cut off.
      if isTruncated { try database.execute(sql: "PRAGMA writable_schema = ON") }
    }
    let queue = try DatabaseQueue(path: name(path, surroundings), configuration: configuration)
    try queue.read { database in
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 {
        throw RecordingFault(
          "\(path): holds nothing; copy \(path)-wal too, if it is beside the original, or record longer than a second")
      }
      try RecordingSchema.check(database, path: path)
    }
    return queue
  }

  /// The file as SQLite is to open it.
  ///
  /// - Reference: SQLite, "Uniform Resource Identifiers", 3.2 (`vfs`, `immutable`).
  private static func name(_ path: String, _ surroundings: Surroundings) -> String {
    switch surroundings {
    case .writable: path
    // An exclusive lock would need the right to write; who writes would have left an index that can be read.
    case .journal: "file:\(escaped(path))?mode=ro&vfs=unix-none"
    case .tables: "file:\(escaped(path))?immutable=1"
    }
  }

  /// Only letters, digits and what stands for nothing else in an address stay as they are.
  private static func escaped(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
