import Foundation
import Testing

/// One file is recorded by one program at a time.
@Suite struct TwoWritersTests {
  @Test func theSecondIsRefusedAndTheFirstGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    let run = try CommandRun.command(
      [
        "sh", "-euc",
        """
        { cat log.jsonl; until grep -q 'records there' refused; do sleep .1; done
          sed 's/12:/13:/' log.jsonl
        } | timeout 60 "$0" record - -o run.driftop --state state > words 2>&1 &
        until [ -s run.driftop ]; do sleep .1; done
        "$0" record - -o run.driftop --append --state other </dev/null 2> refused || echo "status $?"
        wait $!
        cat refused words
        """, Surroundings.program,
      ], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("status 2\ndriftop: run.driftop: another driftop (process "), "\(run.output)")
    #expect(run.output.contains(") records there; end that one, or name another file\n"))
    #expect(run.output.contains("run.driftop: 2,400 records"))
    let check = try CommandRun.driftop(["check", "recording", "run.driftop"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
  }

  @Test func aSessionGoesOnAfterAnotherWithAJournalBesideIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    let run = try CommandRun.command(
      [
        "sh", "-euc",
        """
        "$0" record - -o run.driftop --state state < log.jsonl > first
        { cat log.jsonl; until [ -s run.driftop-wal ]; do sleep .1; done
        } | timeout 60 "$0" record - -o run.driftop --append --state state > second
        ls; "$0" recording info run.driftop
        """, Surroundings.program,
      ], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("session 2  "), "\(run.output)")
    #expect(!run.output.contains("run.driftop-wal"))
  }
}
