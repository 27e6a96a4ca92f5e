import Foundation
import Testing

/// Disks that take nothing: what is asked for is refused in a sentence, what always runs is said to be missing, and what
/// was recorded before stands.
@Suite(.enabled(if: OwnMounts.areAllowed)) struct UnwritablePlacesTests {
  private static let readOnly = "mkdir disk; mount -t tmpfs tmpfs disk; mount -o remount,ro disk; "

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    return folder
  }

  @Test(arguments: [
    #""$driftop" record log.jsonl -o disk/run.driftop --for 1s"#,
    #""$driftop" watch --headless log.jsonl --record disk/run.driftop --state state"#,
  ])
  func aRecordingThatWasAskedForIsRefused(command: String) throws {
    let run = try OwnMounts.run(Self.readOnly + command, in: try folder())
    #expect(run.status == 2)
    #expect(
      run.errors == "driftop: disk/run.driftop: Read-only file system; give this user the right to write there, or "
        + "name another file\n")
  }

  @Test func watchingGoesOnWithoutTheFlightRecorder() throws {
    let run = try OwnMounts.run(
      Self.readOnly
        + #"timeout -s INT 3 "$driftop" watch --headless log.jsonl --state disk/state --flight-recorder 50MB || true"#,
      in: try folder())
    #expect(run.output.contains("the flight recorder does not run: disk/state/flight-"), "\(run.output)")
    #expect(run.output.contains("driftop watches without a screen"))
    #expect(run.output.hasSuffix("driftop ends\n"))
  }

  @Test func theScreenSaysThatTheFlightRecorderDoesNotRun() throws {
    let folder = try folder()
    let options = ["log.jsonl", "--state", "state", "--flight-recorder", "50MB"]
    _ = try CommandRun.command(
      ["timeout", "-s", "INT", "2", Surroundings.program, "watch", "--headless"] + options, in: folder.url)
    let state = folder.url.appending(path: "state")
    let flight = try #require(
      try FileManager.default.contentsOfDirectory(atPath: state.path()).first { $0.hasPrefix("flight-") })
    try folder.write("state/\(flight)", "damaged")
    var script = TerminalScript(options)
    script.folder = folder.url
    script.size = (columns: 120, rows: 30)
    let outcome = try script.play([
      .wait("fraud"), .wait("the flight recorder does not run: state/flight-"), .keys("q"), .end,
    ])
    #expect(outcome.failure == nil, "\(outcome.text())")
    #expect(outcome.exit == "status 0")
  }

  @Test func aFullDiskIsSaidAndTheRestIsRecordedWhenThereIsRoom() throws {
    let folder = try folder()
    // The log goes on until the words have come that are waited for.
    let run = try OwnMounts.run(
      """
      mkdir disk; mount -t tmpfs -o size=2m tmpfs disk
      said() { until grep -q "$1" words; do sleep .1; done; }
      : > words
      { head -n 300 log.jsonl; until [ -s disk/run.driftop-wal ]; do sleep .1; done
        dd if=/dev/zero of=disk/ballast bs=64k 2>/dev/null || true
        sed -n 301,600p log.jsonl; said 'the disk is full'; rm disk/ballast
        said 'recording goes on'; tail -n +601 log.jsonl
      } | timeout 60 "$driftop" record - -o disk/run.driftop --state state > words 2>&1
      "$driftop" check recording disk/run.driftop > check
      "$driftop" recording export disk/run.driftop --logs out 2>/dev/null
      cmp out/stdin.jsonl log.jsonl
      cat words check
      """, in: folder)
    #expect(run.status == 0, "\(run.output) \(run.errors)")
    #expect(run.output.contains("disk/run.driftop: the disk is full; make room, and the recording goes on\n"))
    #expect(run.output.contains("disk/run.driftop: recording goes on\n"))
    #expect(run.output.hasSuffix("whole\n"))
  }

  @Test func nothingCanBeginOnAFullDisk() throws {
    let run = try OwnMounts.run(
      """
      mkdir disk; mount -t tmpfs -o size=64k tmpfs disk
      dd if=/dev/zero of=disk/ballast bs=4k 2>/dev/null || true
      "$driftop" record log.jsonl -o disk/run.driftop --for 1s
      """, in: try folder())
    #expect(run.status == 2)
    #expect(run.errors == "driftop: disk/run.driftop: the disk is full; make room, or name another file\n")
  }
}
