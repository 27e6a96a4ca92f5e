internal import GRDB
internal import Monitor
internal import Telemetry

// States to go on from lie beside the chunks, their large parts once each by what they hold. They can be thrown away:
// another format is passed over, and reading begins further back.

extension RecordingStore {
  /// Keeps what all beats up to a place have made, unless that is too much beside what is recorded.
  ///
  /// - Returns: the bytes that it takes beside the states before it.
  func keep(_ state: MonitorState, beat: Int64, time: Timestamp, within limit: RecordingLimit) async throws -> Int {
    let encoded = try state.encoded()
    let session = session
    let parts = ([encoded.head] + encoded.blobs).map { (name: ContentName(of: $0), bytes: $0) }
    let known = try await queue.read { database in
      let question = try database.cachedStatement(sql: "SELECT 1 FROM blob WHERE hash = ?")
      return try parts.map { try Int.fetchOne(question, arguments: [$0.name.text]) != nil }
    }
    // Outside of the transaction: it takes its time.
    let fresh = zip(parts, known).filter { !$1 }.compactMap { part, _ in
      Zstandard.compress(part.bytes, level: 3).map { (name: part.name, bytes: $0) }
    }
    let size = fresh.reduce(0) { $0 + $1.bytes.count }
    guard limit.allows(stateBytes: size) else { return 0 }
    try await limit.makeRoom(for: size, rows: fresh.count, self)
    try await queue.write { database in
      for part in fresh {
        try database.execute(
          sql: "INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)",
          arguments: [part.name.text, DatabaseValue(blob: part.bytes)])
      }
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO checkpoint (session, beat, time, format, head, blobs) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          session, beat, time.nanoseconds, MonitorState.format, parts[0].name.text,
          parts.dropFirst().map(\.name.text).joined(separator: " "),
        ])
    }
    return size
  }

  /// Deletes what no checkpoint needs.
  static func deleteUnusedParts(_ database: Database) throws {
    var used: Set<String> = []
    for row in try Row.fetchAll(database, sql: "SELECT head, blobs FROM checkpoint") {
      used.insert(row["head"])
      for name in (row["blobs"] as String).split(separator: " ") { used.insert(String(name)) }
    }
    for name in try String.fetchAll(database, sql: "SELECT hash FROM blob") where !used.contains(name) {
      try database.execute(sql: "DELETE FROM blob WHERE hash = ?", arguments: [name])
    }
  }
}

extension RecordingFile {
  /// A checkpoint as its table has it.
  private struct Kept: Sendable {
    let beat: Int64
    let time: Timestamp
    /// Of the head, then of the blobs.
    let parts: [String]

    init(_ row: Row) {
      (beat, time) = (row["beat"], Timestamp(nanoseconds: row["time"]))
      parts = [row["head"]] + (row["blobs"] as String).split(separator: " ").map(String.init)
    }
  }

  /// The last checkpoint not later than a time that can still be read.
  func checkpoint(before time: Timestamp, session: Int64) async -> TapeCheckpoint? {
    let kept = try? await queue.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT beat, time, head, blobs FROM checkpoint WHERE session = ? AND time <= ? AND format = ?
          ORDER BY time DESC, beat DESC LIMIT 8
          """, arguments: [session, time.nanoseconds, MonitorState.format]
      ).map(Kept.init)
    }
    for checkpoint in kept ?? [] {
      if let found = await self.checkpoint(checkpoint) { return found }
    }
    return nil
  }

  private func checkpoint(_ kept: Kept) async -> TapeCheckpoint? {
    guard let parts = await parts(kept.parts),
      let state = try? MonitorState(decoding: EncodedState(head: parts[0], blobs: Array(parts.dropFirst())))
    else { return nil }
    return TapeCheckpoint(
      time: kept.time, place: TapePlace(beat: kept.beat), state: state, sizeBytes: parts.reduce(0) { $0 + $1.count })
  }

  func part(_ name: String) -> [UInt8]? {
    (try? queue.read { try Self.compressed([name], $0) })?.first.flatMap(Zstandard.expand)
  }

  /// The parts with these names, in their order.
  ///
  /// - Returns: `nil` where one is missing or damaged.
  private func parts(_ names: [String]) async -> [[UInt8]]? {
    await withTaskGroup(of: (start: Int, parts: [[UInt8]]).self) { group in
      for start in stride(from: 0, to: names.count, by: Self.partsPerQuery) {
        let asked = Array(names[start..<min(start + Self.partsPerQuery, names.count)])
        guard let compressed = try? await queue.read({ try Self.compressed(asked, $0) }) else { return nil }
        // Expanded while the next are read.
        group.addTask { (start, compressed.compactMap(Zstandard.expand)) }
      }
      var read: [(start: Int, parts: [[UInt8]])] = []
      for await parts in group { read.append(parts) }
      let parts = read.sorted { $0.start < $1.start }.flatMap(\.parts)
      return parts.count == names.count ? parts : nil
    }
  }

  /// In the order of their names; those that are missing are left out.
  private static func compressed(_ names: [String], _ database: Database) throws -> [[UInt8]] {
    var found: [String: [UInt8]] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT hash, bytes FROM blob WHERE hash IN (\(databaseQuestionMarks(count: names.count)))",
      arguments: StatementArguments(names))
    while let row = try rows.next() { found[row["hash"]] = row.bytes("bytes") }
    return names.compactMap { found[$0] }
  }

  /// Fewer than any build of SQLite takes in one question.
  private static let partsPerQuery = 200
}

/// Stands for the content of a part: 128 bits of it, and its length.
struct ContentName {
  let text: String

  /// - Reference: Fowler, Noll, Vo, FNV-1a, over words of eight bytes, twice with different starts.
  init(of bytes: [UInt8]) {
    var (first, second): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x8422_2325_CBF2_9CE4)
    func take(_ word: UInt64) {
      first = (first ^ word) &* 0x0000_0100_0000_01B3
      second = (second ^ (word &* 0x9E37_79B9_7F4A_7C15)) &* 0x0000_0100_0000_01B3
      // The multiplication only carries upwards.
      first ^= first >> 29
      second ^= second >> 31
    }
    bytes.withUnsafeBytes { buffer in
      let whole = buffer.count / 8 * 8
      for start in stride(from: 0, to: whole, by: 8) {
        take(buffer.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      for byte in buffer[whole...] { take(UInt64(byte)) }
    }
    text = String(first, radix: 16) + "-" + String(second, radix: 16) + "-\(bytes.count)"
  }
}
