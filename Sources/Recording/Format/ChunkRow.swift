internal import GRDB
internal import Telemetry

/// A chunk as it lies in its table.
enum ChunkRow {
  static let factColumns = "first_beat, beats, first_time, last_time, restates, records, samples"

  static func insert(_ chunk: SealedChunk, session: Int64, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO chunk (number, session, \(factColumns), size, bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [chunk.number, session] + ChunkFacts.arguments(chunk.facts) + [
        chunk.sizeBytes, DatabaseValue(blob: chunk.bytes),
      ])
  }
}

/// A part of the chunk that is being filled.
enum PartRow {
  static func insert(
    _ part: (chunk: Int64, facts: ChunkFacts, offset: Int, bytes: [UInt8]), session: Int64, _ database: Database
  ) throws {
    guard let compressed = Zstandard.compress(part.bytes, level: 1) else { return }
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO part (chunk, offset, session, \(ChunkRow.factColumns), bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [part.chunk, part.offset, session] + ChunkFacts.arguments(part.facts) + [
        DatabaseValue(blob: compressed)
      ])
  }

  /// The parts of a chunk put together, as far as they are whole.
  static func joined(
    _ database: Database, chunk: Int64
  ) throws -> (facts: ChunkFacts, session: Int64, bytes: [UInt8])? {
    var bytes: [UInt8] = []
    var first: (facts: ChunkFacts, session: Int64)?
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM part WHERE chunk = ? ORDER BY offset", arguments: [chunk])
    while let row = try rows.next() {
      guard row["offset"] == bytes.count, let part = Zstandard.expand(row.bytes("bytes")) else { break }
      bytes += part
      let facts = ChunkFacts(row)
      first = first.map { ($0.facts.joined(with: facts), $0.session) } ?? (facts, row["session"])
    }
    return first.map { ($0.facts, $0.session, bytes) }
  }
}

extension ChunkFacts {
  static func arguments(_ facts: ChunkFacts) -> StatementArguments {
    [
      facts.firstBeat, facts.beats, facts.firstTime?.nanoseconds, facts.lastTime?.nanoseconds, facts.restates,
      facts.records, facts.samples,
    ]
  }

  init(_ row: Row) {
    self.init(firstBeat: row["first_beat"])
    (beats, restates, records, samples) = (row["beats"], row["restates"], row["records"], row["samples"])
    firstTime = (row["first_time"] as Int64?).map(Timestamp.init(nanoseconds:))
    lastTime = (row["last_time"] as Int64?).map(Timestamp.init(nanoseconds:))
  }

  func joined(with next: ChunkFacts) -> ChunkFacts {
    var all = self
    all.beats += next.beats
    all.firstTime = firstTime ?? next.firstTime
    all.lastTime = next.lastTime ?? lastTime
    all.records += next.records
    all.samples += next.samples
    return all
  }
}
