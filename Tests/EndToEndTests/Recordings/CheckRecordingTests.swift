import Foundation
import Monitor
import Predictions
import Recording
import Telemetry
import Testing

/// What `driftop check recording` says is missing.
@Suite struct CheckRecordingTests {
  private let folder: TemporaryFolder
  private let start = Timestamp(seconds: 1_772_366_400)

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appending(path: "run.driftop").path() }

  /// Beats at these seconds, of one log's health.
  private func record(_ seconds: [Int], beforeItEnds body: () throws -> Void = {}) async throws {
    var header = RecordingHeader(
      program: "driftop", startedAt: start, settings: MonitorSettings(windowing: .live), mapping: SchemaMapping())
    header.treatments = [.init(kind: .drop, pattern: "user")]
    let recorder = try Recorder(path: path, header: header, options: .init()) { _ in }
    for second in seconds {
      recorder.take(.health(SourceHealth(name: "log \(second)"), source: 0))
      recorder.take(.clock(start + .seconds(second)))
    }
    await recorder.flush()
    try body()
    await recorder.close()
  }

  private func check(_ options: [String] = []) throws -> CommandRun {
    try CommandRun.driftop(["check", "recording", path] + options, in: folder.url)
  }

  /// Whoever reads it: it is not taken for a log without records.
  @Test(arguments: [["check", "recording"], ["report"], ["--once", "replay"]])
  func anEmptyFileOfARecordingsNameIsSaidToHoldNothing(command: [String]) throws {
    try folder.write("run.driftop", "")
    let run = try CommandRun.driftop(command + ["run.driftop"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("driftop: run.driftop: holds nothing; "), "\(run.errors)")
  }

  @Test func aGapIsSaidWithItsLengthAndIsNoFault() async throws {
    try await record([0, 1, 201, 202])
    let run = try check()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        session 1: 2026-03-01T12:00:00.000Z to 2026-03-01T12:03:22.000Z, 0 records, 0 samples
        hidden: user: the field was left out
        gap from 2026-03-01T12:00:01.000Z to 2026-03-01T12:03:21.000Z, 3 min 20 s: nothing was recorded for 3 min
        all that was written can be read

        """)
    let json = try JSON(text: try check(["--format", "json"]).output)
    #expect(json["whole"] == .bool(false) && json["readable"] == .bool(true))
    #expect(json["sessions.0.ending"] == .string("closed"))
    #expect(json["sessions.0.gaps.0.seconds"] == .number(200))
  }

  @Test func aRecorderThatWasEndedAtOnceIsSaid() async throws {
    try await record([0, 1])
    #expect(try check().output.hasSuffix("\nwhole\n"))
    // As a recorder that is killed, it leaves its journal.
    let script = """
      import os, sqlite3, sys
      recording = sqlite3.connect(sys.argv[1])
      recording.executescript("PRAGMA journal_mode = WAL; UPDATE session SET ended_at = NULL")
      os._exit(0)
      """
    let process = try CommandRun.command(["python3", "-c", script, path], in: folder.url)
    #expect(process.status == 0, "\(process.errors)")
    let run = try check()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        "session 1: the recorder was ended at once; what came after 2026-03-01T12:00:01.000Z, a second at most, is missing"
      ))
    #expect(run.output.hasSuffix("all that was written can be read\n"))
  }

  @Test func oneThatIsStillWrittenIsNotSaidToBeCut() async throws {
    try await record([0, 1]) {
      let run = try check()
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("0 samples, still written\n"))
      #expect(run.output.hasSuffix("\nall that was written can be read\n"))
      #expect(!run.output.contains("ended at once"))
    }
  }
}
