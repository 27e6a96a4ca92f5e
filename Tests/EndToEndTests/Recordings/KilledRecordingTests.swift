import Foundation
import Testing

/// A recorder that was killed leaves a journal; all of it is read where nobody may write.
@Suite(.enabled(if: OwnMounts.areAllowed)) struct KilledRecordingTests {
  /// Kills a recorder that has written a log, and leaves what the arguments name on a disk that takes nothing.
  private static func killed(keeping files: String) -> String {
    """
    mkdir live disk
    "$driftop" record log.jsonl -o live/run.driftop --state state >/dev/null &
    until "$driftop" recording info live/run.driftop 2>/dev/null | grep -q '^1,200 records'; do sleep .1; done
    kill -9 $!; { wait $! || true; } 2>/dev/null
    mount -t tmpfs tmpfs disk; cd live; cp \(files) ../disk; cd ..; mount -o remount,ro disk

    """
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    return folder
  }

  @Test func itsJournalIsReadWhereNobodyMayWrite() throws {
    let folder = try folder()
    let run = try OwnMounts.run(
      Self.killed(keeping: "run.driftop run.driftop-wal") + """
        cd disk
        "$driftop" recording info run.driftop --format json
        "$driftop" report run.driftop --format json > ../replayed; "$driftop" report ../log.jsonl --format json > ../direct
        "$driftop" check recording run.driftop >&2
        "$driftop" replay run.driftop --once
        "$driftop" replay run.driftop >&2
        ls | tr '\\n' ' '
        """, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(#""records":1200"#) || run.output.contains(#""records": 1200"#), "\(run.output)")
    #expect(run.output.contains("fraud"))
    #expect(run.output.hasSuffix("run.driftop run.driftop-wal "))
    #expect(run.errors.contains("all that was written can be read\n"))
  }

  @Test func aCopyWithoutTheJournalIsSaidToBeOne() throws {
    let run = try OwnMounts.run(
      Self.killed(keeping: "run.driftop") + #""$driftop" check recording disk/run.driftop"#, in: try folder())
    // All of so short a recording is in its journal.
    #expect(run.status == 2)
    #expect(
      run.errors == "driftop: disk/run.driftop: holds nothing; copy disk/run.driftop-wal too, if it is beside the "
        + "original, or record longer than a second\n")
  }

  @Test func whatIsWrittenBackIsReadWithoutTheJournal() throws {
    let run = try OwnMounts.run(
      Self.killed(keeping: "run.driftop run.driftop-wal") + """
        mkdir half; cp disk/* half; python3 - <<'END'
        import sqlite3
        recording = sqlite3.connect("half/run.driftop", isolation_level=None)
        recording.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # The word of who wrote it has lapsed.
        recording.execute("UPDATE writer SET seen_at = 0")
        END
        rm -f half/run.driftop-wal half/run.driftop-shm
        "$driftop" check recording half/run.driftop
        """, in: try folder())
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.contains(" 1,200 records"))
    #expect(run.output.contains("half/run.driftop: did not come to its end, and its journal is not beside it; "))
  }

  @Test func aRecordingThatEndedIsReadWhereNobodyMayWrite() throws {
    let run = try OwnMounts.run(
      """
      mkdir disk; mount -t tmpfs tmpfs disk
      "$driftop" record - -o disk/run.driftop --state state < log.jsonl >/dev/null
      mount -o remount,ro disk
      "$driftop" check recording disk/run.driftop
      """, in: try folder())
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasSuffix("whole\n"))
  }
}
