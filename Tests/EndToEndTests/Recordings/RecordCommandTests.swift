import Foundation
import Testing

/// What is recorded, and how it is said.
@Suite struct RecordCommandTests {
  @Test func itSaysWhatItRecordsAndEndsWithStandardInput() throws {
    let recorded = try RecordedLog()
    #expect(recorded.run.status == 0, "\(recorded.run.errors)")
    #expect(recorded.run.output.contains("driftop records - to run.driftop"))
    #expect(recorded.run.output.contains("run.driftop: 1,200 records, 0 samples, "))
    #expect(recorded.run.output.hasSuffix("driftop ends\n"))
  }

  @Test func aFileThatIsThereIsKept() throws {
    let recorded = try RecordedLog()
    let before = try Data(contentsOf: recorded.path)
    let again = try recorded.ask(["record", "-", "-o", RecordedLog.name])
    #expect(again.status == 2)
    #expect(
      again.errors == "driftop: run.driftop: is there already; --append goes on with it, --force replaces it, or name "
        + "another file\n")
    #expect(try Data(contentsOf: recorded.path) == before)
    try recorded.folder.write("notes.txt", "by hand")
    let forced = try recorded.ask(["record", "-", "-o", "notes.txt", "--force"])
    #expect(forced.status == 2)
    #expect(
      forced.errors
        == "driftop: notes.txt: is no recording, and --force replaces recordings only; name another file\n")
    #expect(try recorded.ask(["record", "-", "-o", RecordedLog.name, "--force"]).status == 0)
    #expect(try recorded.ask(["record", "-", "-o", "x.driftop", "--append", "--force"]).status == 2)
  }

  @Test func itEndsAfterItsTime() throws {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", RecordedLog.log)
    let run = try CommandRun.driftop(
      ["record", "log.jsonl", "-o", "run.driftop", "--for", "1s", "--state", "state"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("run.driftop: 1,200 records"))
  }

  @Test(
    arguments: [
      (["record", "-o", "x.driftop"], "record: name what to record"),
      (["record", "-", "-o", "-"], "a recording is a file that is written in many places"),
      (["record", "-", "-o", "x.driftop", "--for", "soon"], "--for soon: expected a time from 1s up"),
      (["record", "-", "-o", "missing/x.driftop"], "missing/x.driftop: "),
      (
        ["watch", "--headless", "-", "--flight-recorder", "much"], "--flight-recorder much: expected a size from 1MB up"
      ),
      (["watch", "--headless", "-", "--flight-recorder-age", "48h"], "say how much may be kept"),
    ])
  func whatCannotBeRecordedIsSaidInOneLine(arguments: [String], sentence: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.driftop(arguments, in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func theFlightRecorderLiesInTheStateFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("config.yml", "flight_recorder: {size: 50MB, age: 48h}\nstate: state\n")
    try folder.write("log.jsonl", RecordedLog.log)
    let run = try CommandRun.command(
      ["timeout", "-s", "INT", "2", Surroundings.program, "--headless", "log.jsonl", "--config", "config.yml"],
      in: folder.url)
    #expect(run.output.hasSuffix("driftop ends\n"), "\(run.errors)")
    let state = folder.url.appending(path: "state")
    let files = try FileManager.default.contentsOfDirectory(atPath: state.path())
    let flight = try #require(files.first { $0.hasPrefix("flight-") && $0.hasSuffix(".driftop") })
    let info = try CommandRun.driftop(["recording", "info", flight, "--format", "json"], in: state)
    #expect(try JSON(text: info.output)["records"] == .number(1_200), "\(info.errors)")
  }
}
