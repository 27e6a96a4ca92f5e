import Foundation

/// Queues of two models that are scraped each second, rules that find them too long, and the screen that shows the alerts.
final class WatchedQueues {
  private static let rules = """
    groups:
    - name: queues
      interval: 1s
      rules:
      - alert: QueueLong
        expr: queue > 10
        labels: {severity: warning}
      - alert: QueueLong
        expr: queue > 100
        labels: {severity: page}
    """

  let screen: TerminalSession
  private let folder: TemporaryFolder
  private let server: BackgroundProgram

  /// Both queues are too long, and the alerts view shows the one alert about fraud.
  init() throws {
    folder = try TemporaryFolder()
    let rules = try folder.write("rules.yml", Self.rules)
    let port = try LoopbackPort.free()
    let script = Surroundings.support.appending(path: "Servers/changing_metrics.py").path()
    server = try BackgroundProgram(["python3", script, "\(port)"], input: .commands, port: port, in: folder)
    var terminal = TerminalScript(
      ["http://127.0.0.1:\(port)/metrics", "--interval", "1s", "--rules", "none", "--rules", rules]
        + ["--state", folder.url.appending(path: "state").path()])
    terminal.size = (160, 30)
    try server.tell(Self.text(fraud: 50))
    screen = try TerminalSession(terminal)
    try screen.play(.wait("▲ 2 firing"), .keys("i"), .wait("ALERT"), .keys("/fraud\r"), .absent("churn"))
  }

  /// From the next scrape on, how long the queue of fraud is; that of churn stays too long.
  func set(fraud: Int) throws { try server.tell(Self.text(fraud: fraud)) }

  private static func text(fraud: Int) -> String { "queue{model=\"fraud\"} \(fraud);queue{model=\"churn\"} 50;" }

  /// Runs `driftop alerts …` on the state that the screen keeps.
  func alerts(_ arguments: String...) throws -> CommandRun {
    let state = folder.url.appending(path: "state").path()
    return try CommandRun.driftop(["alerts"] + arguments + ["--state", state])
  }

  /// An alert as another process sees it.
  struct Listed: Decodable {
    struct Hand: Decodable {
      var note: String
    }

    var state: String
    var severity: String
    var labels: [String: String]
    var hand: Hand?
  }

  /// The alerts about a model, the open ones first, once they stand as expected; else as they stand after many looks.
  ///
  /// What the rules find is on the screen at once and on disk half a second later.
  func listed(_ model: String = "fraud", awaiting states: [String]) throws -> [Listed] {
    var found: [Listed] = []
    for _ in 0..<30 {
      let run = try alerts("list", "--all", "--format", "json")
      let all = try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8))
      found = all.filter { $0.labels["model"] == model }
      if found.map(\.state) == states { break }
    }
    return found
  }

  /// Whether the alerts about a model stand like this for another process.
  func areListed(_ model: String = "fraud", as states: String...) throws -> Bool {
    try listed(model, awaiting: states).map(\.state) == states
  }
}
