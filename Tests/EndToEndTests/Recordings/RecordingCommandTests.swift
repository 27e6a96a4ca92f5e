import Foundation
import Testing

/// What `driftop recording` and `driftop check recording` say and write.
@Suite struct RecordingCommandTests {
  @Test func infoSaysWhatItHolds() throws {
    let recorded = try RecordedLog()
    let run = try recorded.ask(["recording", "info", RecordedLog.name, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let info = try JSON(text: run.output)
    #expect(info["schema"] == .string("driftop.recording/1"))
    #expect(info["records"] == .number(1_200))
    #expect(info["lines"] == .number(1_200))
    #expect(info["samples"] == .number(0))
    #expect(info["sources.0.records"] == .number(1_200))
    #expect(info["sources.0.format"] == .string("jsonl"))
    #expect(info["treatments"] == .array([]))
    #expect(info["size_bytes"]?.number ?? 0 > 0)
    #expect(info["rules"]?.number ?? 0 > 0)
    let text = try recorded.ask(["recording", "info", RecordedLog.name])
    #expect(text.output.contains("1,200 records"))
    #expect(text.output.contains("source  standard input  jsonl  1,200 records"))
  }

  @Test func theLogComesBackByteForByte() throws {
    let recorded = try RecordedLog()
    let run = try recorded.ask(["recording", "export", RecordedLog.name, "--logs", "out"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "out/stdin.jsonl: 1,200 lines\n")
    let written = try String(contentsOf: recorded.folder.url.appending(path: "out/stdin.jsonl"), encoding: .utf8)
    #expect(written == RecordedLog.log)
    let again = try recorded.ask(["recording", "export", RecordedLog.name, "--logs", "out"])
    #expect(again.status == 2)
    #expect(again.errors == "driftop: out/stdin.jsonl: is there already; name an empty folder\n")
  }

  @Test func aTableComesBackWithItsHeader() throws {
    let table =
      "time,model,predicted,actual\n"
      + (0..<300).map { "\(1_772_366_400 + $0),fraud,a,\($0 % 3 == 0 ? "b" : "a")\n" }.joined()
    let recorded = try RecordedLog(table)
    _ = try recorded.ask(["recording", "export", RecordedLog.name, "--logs", "out"])
    let written = try String(contentsOf: recorded.folder.url.appending(path: "out/stdin.csv"), encoding: .utf8)
    #expect(written == table)
  }

  @Test func aWholeRecordingIsSoAndWhatIsNoneIsSaid() throws {
    let recorded = try RecordedLog()
    let whole = try recorded.ask(["check", "recording", RecordedLog.name])
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(whole.output.hasSuffix("whole\n"))
    try recorded.folder.write("log.jsonl", RecordedLog.log)
    try recorded.folder.write("empty.driftop", "")
    for file in ["log.jsonl", "empty.driftop", "missing.driftop"] {
      let run = try recorded.ask(["check", "recording", file])
      #expect(run.status == 2, "\(file)")
      #expect(run.errors.hasPrefix("driftop: \(file)"), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }
  }

  @Test func damageIsSaidAndTheRestIsRead() throws {
    let recorded = try RecordedLog()
    var bytes = try Data(contentsOf: recorded.path)
    // In the middle of what was recorded, which begins as zstd's frames do.
    let start = try #require(bytes.range(of: Data([0x28, 0xB5, 0x2F, 0xFD]))?.upperBound)
    for index in (start + 64)..<(start + 128) { bytes[index] ^= 0x5A }
    try recorded.folder.write("damaged.driftop", bytes)
    let run = try recorded.ask(["check", "recording", "damaged.driftop"])
    #expect(run.status == 1, "\(run.output) \(run.errors)")
    #expect(run.output.contains("is damaged and left out") || run.errors.contains("is damaged and left out"))
    try recorded.folder.write("short.driftop", bytes.prefix(bytes.count / 3))
    let short = try recorded.ask(["check", "recording", "short.driftop"])
    #expect(short.status == 1 || short.status == 2, "\(short.output) \(short.errors)")
    #expect(!short.errors.isEmpty)
  }

  @Test func aRecordingOfExpositionsComesBackAsOpenMetrics() throws {
    let folder = try TemporaryFolder()
    let server = try ExpositionServer(in: folder)
    defer { server.kill() }
    let run = try CommandRun.driftop(
      ["record", server.address, "--interval", "500ms", "-o", "run.driftop", "--for", "3s", "--state", "state"],
      in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let written = try CommandRun.driftop(
      ["recording", "export", "run.driftop", "--metrics", "metrics.om"], in: folder.url)
    #expect(written.status == 0, "\(written.errors)")
    let check = try CommandRun.driftop(
      ["check", "metrics", "--strict", "--format", "openmetrics", "metrics.om"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
    let counted = try CommandRun.driftop(
      ["query", "count(requests_total)", "metrics.om", "--format", "text"], in: folder.url)
    let replayed = try CommandRun.driftop(
      ["query", "count(requests_total)", "run.driftop", "--format", "text"], in: folder.url)
    #expect(counted.output == replayed.output)
    #expect(counted.output.hasPrefix("2 "))
  }
}
