import Foundation
import Testing

/// Driftops without a screen over one log and one state folder, with a rule that is always true and a hook that writes down
/// what it was given.
final class NightWatch {
  private static let deadlineSeconds = 60.0

  let folder = try? TemporaryFolder()
  let root: URL
  private var watchers: [BackgroundProgram] = []
  private var homes: [TemporaryFolder] = []

  init(alerts: [String] = ["Always"]) throws {
    root = try #require(folder).url
    let rules = alerts.map { "  - {alert: \($0), expr: vector(1), labels: {severity: page}}\n" }.joined()
    try folder?.write("rules.yml", "groups:\n- name: always\n  interval: 1s\n  rules:\n" + rules)
    try folder?.write(
      "driftop.yml",
      """
      hooks:
        - name: retrain
          on: [firing, acknowledged]
          concurrency: 4
          command: [sh, -c, 'cat >> "$0"; echo begun', '\(path("ran"))']
      """)
    try folder?.write("log.jsonl", "")
    grow()
  }

  deinit {
    for watcher in watchers { watcher.kill() }
  }

  func path(_ name: String) -> String { root.appending(path: name).path() }

  var state: String { path("state") }

  func text(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }

  /// What the hook was given, in the order in which it ran.
  func runs() throws -> [JSON] {
    try text("ran").split(separator: "\n").map { try JSON(text: String($0)) }
  }

  /// A record of this moment.
  func grow() {
    let time = Date.now.formatted(.iso8601)
    let record = Data(#"{"time":"\#(time)","model":"fraud","predicted":"a","actual":"a"}"#.utf8 + [0x0A])
    guard let file = try? FileHandle(forWritingTo: root.appending(path: "log.jsonl")) else { return }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: record)
    try? file.close()
  }

  /// Starts one more.
  ///
  /// - Parameter user: what stands before the command, to run it as somebody else.
  /// - Returns: its number.
  func start(program: String = Surroundings.program, as user: [String] = []) throws -> Int {
    let home = try TemporaryFolder()
    homes.append(home)
    let words = [
      program, "watch", "--headless", path("log.jsonl"), "--config", path("driftop.yml"), "--rules", "none", "--rules",
      path("rules.yml"), "--state", state,
    ]
    watchers.append(try BackgroundProgram(user + words, in: home))
    return watchers.count - 1
  }

  /// Ends one as a crash does.
  func kill(_ number: Int) { watchers[number].kill() }

  /// What one has printed.
  func lines(of number: Int) -> [String] {
    let manager = FileManager.default
    let files = try? manager.contentsOfDirectory(at: homes[number].url, includingPropertiesForKeys: nil)
    return (files ?? []).compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
      .split(separator: "\n").map(String.init)
  }

  func hasDuty(_ number: Int) -> Bool {
    lines(of: number).contains { $0.hasSuffix("this driftop evaluates the rules now") }
  }

  /// Waits while the log grows.
  func wait(for what: String, _ isSo: () throws -> Bool) throws {
    let deadline = Date.now + Self.deadlineSeconds
    while try !isSo() {
      guard Date.now < deadline else {
        let said = watchers.indices.map { lines(of: $0).suffix(20).joined(separator: "\n") }
        throw CommandRun.Failure(description: "not within a minute: \(what)\n\(said.joined(separator: "\n---\n"))")
      }
      grow()
      usleep(100_000)
    }
  }
}
