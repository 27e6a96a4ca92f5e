import Foundation
import Ingest
import Monitor
import Predictions
import Recording
import Telemetry
import Testing

/// No password, token or hidden value gets into a recording.
@Suite struct RecordedSecretsTests {
  private static let secret = "hunter2"

  private static let configuration = """
    scrape_configs:
    - job_name: model
      scheme: http
      basic_auth: {username: ann, password: hunter2}
      http_headers: {X-Token: {secrets: [hunter2]}}
      params: {token: [hunter2]}
      static_configs: [{targets: ['127.0.0.1:1']}]
    alerting:
      alertmanagers:
      - basic_auth: {username: ann, password: hunter2}
        static_configs: [{targets: ['127.0.0.1:1']}]
    hooks:
    - {name: tell, command: [curl, -H, 'Authorization: hunter2', 'http://127.0.0.1:1']}
    """

  /// All that a recording says, unpacked.
  private func everything(in path: String) async throws -> String {
    let tape = try RecordingTape(path: path)
    var text = "\(tape.header)"
    var reader = try tape.reader(from: nil)
    while let beat = try reader.next() {
      for event in beat.events {
        text += "\(event)\n"
        if case .predictions(let batch) = event, let raw = batch.raw {
          text += String(decoding: raw.storage, as: UTF8.self)
        }
      }
    }
    return text + (try await tape.checkpoint(before: .init(nanoseconds: .max)).map { "\($0.state)" } ?? "")
  }

  @Test func credentialsStayOut() async throws {
    let folder = try TemporaryFolder()
    try folder.write("config.yml", Self.configuration)
    let run = try CommandRun.driftop(
      [
        "record", "--config", "config.yml", "http://ann:hunter2@127.0.0.1:1/metrics?token=hunter2", "-o", "run.driftop",
        "--for", "2s", "--state", "state", "--checkpoint-interval", "1s",
      ], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let path = folder.url.appending(path: "run.driftop").path()
    let text = try await everything(in: path)
    // Not in the expectation, which would print all of it.
    let (hasTarget, hasSecret) = (text.contains("127.0.0.1"), text.contains(Self.secret))
    #expect(hasTarget)
    #expect(!hasSecret)
    #expect(try Data(contentsOf: URL(filePath: path)).firstRange(of: Data(Self.secret.utf8)) == nil)
  }

  @Test func hiddenFieldsStayOut() async throws {
    let log = RecordedLog.log + "{\"user\":\"user-broken\",\"card\":\n"
    let recorded = try RecordedLog(
      log, ["--mask", "user", "--hash", "features.card", "--drop", "amount", "--checkpoint-interval", "1s"])
    #expect(recorded.run.status == 0, "\(recorded.run.errors)")
    let text = try await everything(in: recorded.path.path())
    let found = ["user-", "4929-", "amount\":"].filter { text.contains($0) }
    #expect(found.isEmpty)
    let info = try JSON(text: try recorded.ask(["recording", "info", RecordedLog.name, "--format", "json"]).output)
    #expect(info["treatments"]?.array.count == 3)
    // Equal values stay equal, so that what depends on them can still be computed.
    let report = try recorded.ask(["report", RecordedLog.name, "--format", "json"])
    #expect(try JSON(text: report.output)["models.0.metrics.accuracy"]?.number == 0.75)
  }

  private func recorded(_ options: [String], key: String?) throws -> RecordedLog {
    let recorded = try RecordedLog()
    if let key { try recorded.folder.write("key", key) }
    let run = try CommandRun.driftop(
      ["record", "-", "-o", "keyed.driftop", "--state", "state"] + options, in: recorded.folder.url,
      input: Data(RecordedLog.log.utf8))
    #expect(run.status == 0, "\(run.errors)")
    return recorded
  }

  private func cards(_ recorded: RecordedLog) throws -> [String] {
    let run = try recorded.ask(["recording", "export", "keyed.driftop", "--logs", "out"])
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOf: recorded.folder.url.appending(path: "out/stdin.jsonl"), encoding: .utf8)
    let records = text.split(separator: "\n").compactMap { try? JSON(text: String($0)) }
    return records.map { "\($0["features.card"] as Any)" }
  }

  @Test func hashesUnderOneKeyCanBeCompared() async throws {
    let secret = "correct horse battery staple"
    let options = ["--hash", "features.card", "--hash-key-file", "key"]
    let first = try recorded(options, key: secret)
    let hashes = try cards(first)
    #expect(hashes.count == 1_200 && hashes[0].contains("h:"))
    #expect(try cards(try recorded(options, key: secret + "\n")) == hashes)
    #expect(try cards(try recorded(options, key: secret + "!")) != hashes)
    // The same, said by the configuration.
    let configured = try RecordedLog()
    try configured.folder.write("key", secret)
    try configured.folder.write("c.yml", "flight_recorder: {size: 9MB, hash: features.card, hash_key_file: key}\n")
    _ = try CommandRun.driftop(
      ["record", "-", "-o", "keyed.driftop", "--state", "state", "--config", "c.yml"], in: configured.folder.url,
      input: Data(RecordedLog.log.utf8))
    #expect(try cards(configured) == hashes)
    let file = first.folder.url.appending(path: "keyed.driftop")
    let (text, bytes) = (try await everything(in: file.path()), try Data(contentsOf: file))
    let isThere = text.contains("horse") || bytes.firstRange(of: Data("horse".utf8)) != nil
    #expect(!isThere)
    let info = try first.ask(["recording", "info", "keyed.driftop"])
    #expect(info.output.contains("hash  features.card  with a key of yours\n"))
  }

  @Test(arguments: [
    (["--hash", "id", "--hash-key-file", "short"], "short: a key needs 16 bytes at least"),
    (["--hash", "id", "--hash-key-file", "none"], "--hash-key-file none: cannot open: No such file"),
    (["--hash-key-file", "short"], "--hash-key-file short: nothing is hashed; name the fields by --hash"),
  ])
  func aKeyThatIsNoneIsSaidInOneLine(options: [String], sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("short", "hunter2")
    let run = try CommandRun.driftop(["record", "-", "-o", "x.driftop"] + options, in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(!run.errors.contains(Self.secret))
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
