import Monitor
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct RecordingSchemaTests {
  private let folder: TemporaryFolder
  private let start = SessionSamples.start

  init() throws { folder = try TemporaryFolder() }

  /// The first format, in which marks had no ends, as its driftop made it.
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
    CREATE TABLE part (
      chunk INTEGER NOT NULL, offset INTEGER NOT NULL, session INTEGER NOT NULL, first_beat INTEGER NOT NULL,
      beats INTEGER NOT NULL, first_time INTEGER, last_time INTEGER, restates INTEGER NOT NULL,
      records INTEGER NOT NULL, samples INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (chunk, offset));
    CREATE TABLE checkpoint (
      session INTEGER NOT NULL, beat INTEGER NOT NULL, time INTEGER NOT NULL, format INTEGER NOT NULL,
      head TEXT NOT NULL, blobs TEXT NOT NULL, PRIMARY KEY (session, beat));
    CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
    CREATE TABLE mark (session INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
    PRAGMA application_id = 1685218659;
    PRAGMA user_version = 1;
    """

  /// A recording of two beats three minutes apart.
  private func record(_ name: String) async throws {
    let recorder = try Recorder(path: folder.path(name), header: SessionSamples.header(), options: .init()) { _ in }
    for second in [0, 1, 201] { recorder.take(.clock(start + .seconds(second))) }
    await recorder.close()
  }

  private func makeFirstFormat() async throws -> String {
    try await record("new.rec")
    let copies = ["session", "chunk"].map { "INSERT INTO \($0) SELECT * FROM new.\($0);" }
    try DatabaseScript.run(
      "ATTACH '\(folder.path("new.rec"))' AS new;" + Self.first + copies.joined()
        + "INSERT INTO mark SELECT session, time, kind, text FROM new.mark;", on: folder.path("old.rec"))
    return folder.path("old.rec")
  }

  private let gap = "nothing was recorded for 3 min"

  @Test func aRecordingOfTheFirstFormatIsReadAsItIs() async throws {
    let path = try await makeFirstFormat()
    let tape = try RecordingTape(path: path)
    #expect(try tape.beats().map(\.time) == [0, 1, 201].map { start + .seconds($0) })
    #expect(try tape.marks() == [.init(kind: .gap, time: start + .seconds(1), text: gap)])
    #expect(tape.notes.isEmpty)
  }

  @Test func goingOnWithOneBringsItToThisFormat() async throws {
    let path = try await makeFirstFormat()
    try await record("old.rec")
    #expect(
      try RecordingTape(path: path, session: 1).marks() == [.init(kind: .gap, time: start + .seconds(1), text: gap)])
    #expect(
      try RecordingTape(path: path).marks() == [
        .init(kind: .gap, time: start + .seconds(1), end: start + .seconds(201), text: gap)
      ])
    #expect(try RecordingTape(path: path).beats().count == 3)
  }
}
