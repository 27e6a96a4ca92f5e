internal import GRDB
internal import Synchronization
internal import Telemetry

/// A recording as readers see it: its chunks by their numbers, and what was found damaged so far.
final class RecordingFile: Sendable {
  /// One run of a recorder.
  struct Session: Sendable {
    var number: Int64
    var header: RecordingHeader
    /// Whether its recorder said that it was over.
    var hasEnded: Bool
  }

  let path: String
  let queue: DatabaseQueue
  /// Whether the recorder of this program that writes it still does; `nil` where it may be another's.
  private let ownWriter: (@Sendable () -> Bool)?
  /// What was found missing when it was opened, a sentence each.
  private let unread: [String]
  private let damage = Mutex<[Int64: String]>([:])
  /// By the chunk after which they come.
  private let unnamed = Mutex<[Int64: String]>([:])

  init(memory queue: DatabaseQueue, ownWriter: @escaping @Sendable () -> Bool) {
    (path, self.queue, self.ownWriter, unread) = ("memory", queue, ownWriter, [])
  }

  init(path: String, ownWriter: (@Sendable () -> Bool)? = nil) throws(RecordingFault) {
    let opening = try RecordingOpening(path)
    (self.path, self.ownWriter, queue) = (path, ownWriter, opening.queue)
    unread = (opening.isTruncated ? ["\(path): is cut off; what is left of it is read"] : []) + opening.notes
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(RecordingFault) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw RecordingFault(error, path: path)
    }
  }

  /// All sessions that can be read, the oldest first.
  func sessions() throws(RecordingFault) -> [Session] {
    let rows = try read { try Row.fetchAll($0, sql: "SELECT number, header, ended_at FROM session ORDER BY number") }
    return rows.compactMap { row in
      (try? RecordingHeader(json: row["header"])).map {
        Session(number: row["number"], header: $0, hasEnded: row["ended_at"] as Int64? != nil)
      }
    }
  }

  // MARK: Chunks

  /// A chunk's events, or those that have been written so far.
  struct Content: Sendable {
    var number: Int64
    var facts: ChunkFacts
    var bytes: [UInt8]
    /// Whether nothing more will be added.
    var isSealed: Bool
  }

  /// - Returns: `nil` where no chunk has the number, or its bytes are damaged, which is then said.
  func content(of number: Int64) -> Content? {
    let found: Content?
    do {
      found = try queue.read { database -> Content? in
        if let row = try Row.fetchOne(database, sql: "SELECT * FROM chunk WHERE number = ?", arguments: [number]) {
          guard let bytes = Zstandard.expand(row.bytes("bytes")) else { throw ByteReader.Damage() }
          return Content(number: number, facts: ChunkFacts(row), bytes: bytes, isSealed: true)
        }
        return try PartRow.joined(database, chunk: number).map {
          Content(number: number, facts: $0.facts, bytes: $0.bytes, isSealed: false)
        }
      }
    } catch {
      note(number)
      return nil
    }
    return found
  }

  /// The number of the chunk after one within a session; `nil` at the end.
  ///
  /// Where the tables themselves are damaged, the numbers after it are tried.
  func number(after number: Int64, session: Int64) -> Int64? {
    do {
      return try queue.read { database in
        try Int64.fetchOne(
          database,
          sql: """
            SELECT min(number) FROM (
              SELECT min(number) AS number FROM chunk WHERE number > :number AND session = :session
              UNION ALL SELECT min(chunk) FROM part WHERE chunk > :number AND session = :session)
            """, arguments: ["number": number, "session": session])
      }
    } catch {
      return (1...Self.trials).lazy.map { number + $0 }.first { self.isThere($0, session: session) }
    }
  }

  private static let trials: Int64 = 256

  private func isThere(_ number: Int64, session: Int64) -> Bool {
    let found = try? queue.read {
      try Int64.fetchOne($0, sql: "SELECT session FROM chunk WHERE number = ?", arguments: [number])
    }
    return found == .some(.some(session))
  }

  /// Where the beat with a number begins: the chunk that holds the end of the one before.
  func number(holding beat: Int64, session: Int64) -> Int64? {
    guard beat > 0 else { return number(after: 0, session: session) }
    let found = try? queue.read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT min(number) FROM (
            SELECT number FROM chunk WHERE session = :session AND first_beat < :beat AND first_beat + beats >= :beat
            UNION ALL
            SELECT chunk FROM part WHERE session = :session AND first_beat < :beat AND first_beat + beats >= :beat)
          """, arguments: ["beat": beat, "session": session])
    }
    return found ?? nil
  }

  /// From the first time that the clock told in a session to the last.
  func range(session: Int64) throws(RecordingFault) -> ClosedRange<Timestamp>? {
    let row = try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT min(first_time) AS low, max(last_time) AS high FROM (
            SELECT first_time, last_time FROM chunk WHERE session = :session
            UNION ALL SELECT first_time, last_time FROM part WHERE session = :session)
          """, arguments: ["session": session])
    }
    guard let low = row?["low"] as Int64?, let high = row?["high"] as Int64? else { return nil }
    return Timestamp(nanoseconds: low)...Timestamp(nanoseconds: max(low, high))
  }

  /// Whether somebody writes it now.
  var isGrowing: Bool {
    // Its lease may run out while this program is short of time.
    if let ownWriter { return ownWriter() }
    return (try? queue.read { try WriterLease.isHeld($0) }) ?? false
  }

  // MARK: Damage

  func note(_ number: Int64) {
    let span = try? queue.read {
      try Row.fetchOne(
        $0, sql: "SELECT first_time, last_time, records FROM chunk WHERE number = ?", arguments: [number])
    }
    var words = "chunk \(number) is damaged and left out"
    if let row = span ?? nil, let first = row["first_time"] as Int64?, let last = row["last_time"] as Int64? {
      words +=
        ": from \(Timestamp(nanoseconds: first)) to \(Timestamp(nanoseconds: last)), \(row["records"] as Int) records"
    }
    damage.withLock { $0[number] = "\(path): \(words)" }
  }

  /// - Parameter number: of the chunk from which on something is missing.
  func note(unnamed count: Int, until time: Timestamp, after number: Int64) {
    let samples = count == 1 ? "1 sample" : "\(count) samples"
    let words = "\(samples) up to \(time) cannot be named: what told their series is lost"
    unnamed.withLock { $0[number] = "\(path): \(words)" }
  }

  var damages: [String] {
    let unnamed = unnamed.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
    return unread + damage.withLock { $0.sorted { $0.key < $1.key }.map(\.value) } + unnamed
  }
}
