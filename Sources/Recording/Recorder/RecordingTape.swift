internal import GRDB
public import Monitor
public import Telemetry

/// A recording to be read, while it grows or afterwards.
///
///     let tape = try RecordingTape(path: "night.rec")
///     var reader = try tape.reader(from: nil)
///     while let beat = try reader.next() { await monitor.take(beat.events) }
///
/// What is damaged is left out and said in ``notes``; all else is read.
public struct RecordingTape: Tape {
  public let header: RecordingHeader
  let file: RecordingFile
  let session: Int64
  private let opening: [String]

  /// The newest session of a recording.
  ///
  /// - Throws: ``RecordingFault`` for a file that is missing, empty, foreign or newer.
  public init(path: String) throws(RecordingFault) {
    try self.init(path: path, session: nil)
  }

  /// One session of a recording that several have been written to.
  ///
  /// - Parameter session: its number; `nil` for the newest.
  public init(path: String, session: Int64?) throws(RecordingFault) {
    let file = try RecordingFile(path: path)
    let sessions = try file.sessions()
    guard let chosen = session.map({ number in sessions.first { $0.number == number } }) ?? sessions.last else {
      throw RecordingFault("\(path): holds no session that can be read; driftop check recording says what is there")
    }
    self.init(file, chosen, others: sessions.count - 1)
  }

  init(_ file: RecordingFile, _ session: RecordingFile.Session, others: Int = 0) {
    (self.file, self.session, header) = (file, session.number, session.header)
    var notes: [String] = []
    for treatment in session.header.treatments {
      notes.append("\(treatment.sentence) when this was recorded")
    }
    if others > 0 { notes.append("\(others) other session\(others == 1 ? "" : "s") in the same recording") }
    opening = notes
  }

  public var notes: [String] { opening + file.damages }

  public func range() throws(RecordingFault) -> ClosedRange<Timestamp> {
    try file.range(session: session) ?? header.startedAt...header.startedAt
  }

  public func reader(from place: TapePlace?) throws(RecordingFault) -> any TapeReader {
    RecordingReader(file, session: session, mapping: header.mapping, from: place?.beat ?? 0)
  }

  public func checkpoint(before time: Timestamp) async throws(RecordingFault) -> TapeCheckpoint? {
    await file.checkpoint(before: time, session: session)
  }

  public func marks() throws(RecordingFault) -> [PlaybackStatus.Mark] {
    let rows = try file.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM mark WHERE session = ? ORDER BY time", arguments: [session])
    }
    return rows.compactMap { row in
      PlaybackStatus.Mark.Kind(rawValue: row["kind"]).map {
        // The first format knew no ends.
        let end = row.hasColumn("end_time") ? row["end_time"] as Int64? : nil
        return PlaybackStatus.Mark(
          kind: $0, time: Timestamp(nanoseconds: row["time"]), end: end.map(Timestamp.init(nanoseconds:)),
          text: row["text"])
      }
    }
  }
}
