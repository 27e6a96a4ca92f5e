internal import GRDB
internal import Glibc
internal import Monitor
internal import Telemetry

/// The file of a recording as its one writer sees it; without a path, memory.
struct RecordingStore: Sendable {
  let path: String
  let queue: DatabaseQueue
  let session: Int64
  /// The number of the first chunk to come.
  let firstChunk: Int64
  private let lease: WriterLease

  /// Opens or makes the file, takes the right to write, and begins a session.
  init(path: String?, header: RecordingHeader, _ limit: RecordingLimit) throws(RecordingFault) {
    let place = path ?? ""
    self.path = place
    do {
      if let path { try Self.makePrivate(path) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(2)
      configuration.label = "driftop.recording"
      configuration.prepareDatabase { database in
        // A recording is what is left of a machine that has lost its power.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA journal_size_limit = \(limit.journalBytes)")
        try database.execute(sql: "PRAGMA wal_autocheckpoint = \(limit.journalPages)")
      }
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      lease = try WriterLease()
      let json = try header.json()
      try queue.writeWithoutTransaction { try RecordingSchema.prepare($0, path: place) }
      try lease.take(queue, path: place)
      (session, firstChunk) = try queue.write { database in
        try RecordingSchema.migrate(database)
        try Self.sealParts(database)
        try database.execute(
          sql: "INSERT INTO session (started_at, header) VALUES (?, ?)",
          arguments: [header.startedAt.nanoseconds, json])
        let session = database.lastInsertedRowID
        return (session, try (Int64.fetchOne(database, sql: "SELECT max(number) FROM chunk") ?? 0) + 1)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      throw RecordingFault("\(place): the disk is full; make room, or name another file")
    } catch {
      throw RecordingFault(error, path: place)
    }
  }

  /// What is recorded is for its user alone, whatever it is.
  private static func makePrivate(_ path: String) throws(RecordingFault) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw RecordingFault(
        "\(path): \(String(cString: strerror(errno))); give this user the right to write there, or name another file")
    }
    close(descriptor)
  }

  /// Makes one chunk of the parts that a killed writer left.
  private static func sealParts(_ database: Database) throws {
    for number in try Int64.fetchAll(database, sql: "SELECT DISTINCT chunk FROM part ORDER BY chunk") {
      guard let (facts, session, bytes) = try PartRow.joined(database, chunk: number),
        let compressed = Zstandard.compress(bytes, level: 3)
      else { continue }
      let chunk = SealedChunk(number: number, facts: facts, sizeBytes: bytes.count, bytes: compressed)
      try ChunkRow.insert(chunk, session: session, database)
      try database.execute(sql: "DELETE FROM part WHERE chunk = ?", arguments: [number])
    }
  }

  /// What one transaction brings to the disk.
  struct Delivery: Sendable {
    var sealed: [SealedChunk] = []
    var part: (chunk: Int64, facts: ChunkFacts, offset: Int, bytes: [UInt8])?
    var marks: [PlaybackStatus.Mark] = []

    /// What it takes at most in the tables.
    var sizeBytes: Int { sealed.reduce(part?.bytes.count ?? 0) { $0 + $1.bytes.count } + marks.count * 128 }
  }

  func write(_ delivery: Delivery) async throws {
    try await queue.write { database in
      try lease.keep(database, path: path)
      for chunk in delivery.sealed {
        try ChunkRow.insert(chunk, session: session, database)
        try database.execute(sql: "DELETE FROM part WHERE chunk = ?", arguments: [chunk.number])
      }
      if let part = delivery.part { try PartRow.insert(part, session: session, database) }
      for mark in delivery.marks { try insert(mark, database) }
    }
  }

  func insert(_ mark: PlaybackStatus.Mark, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO mark (session, time, end_time, kind, text) VALUES (?, ?, ?, ?, ?)",
      arguments: [session, mark.time.nanoseconds, mark.end?.nanoseconds, mark.kind.rawValue, mark.text])
  }

  /// For what is done to the file as a whole.
  func execute(_ statements: String) async throws {
    try await queue.writeWithoutTransaction { try $0.execute(sql: statements) }
  }

  /// Says that the session has ended, and makes one plain file of it.
  func finish(at time: Timestamp?) throws {
    try queue.write { database in
      try database.execute(
        sql: "UPDATE session SET ended_at = ? WHERE number = ?", arguments: [time?.nanoseconds ?? 0, session])
      try lease.release(database)
    }
    guard !path.isEmpty else { return }
    try queue.writeWithoutTransaction { database in
      // Parts have left pages behind when they became chunks.
      _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum")
      _ = try database.checkpoint(.truncate)
    }
    // Others who read it now keep the journal; then it stays, which is as well.
    try? queue.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
    try queue.close()
  }
}
