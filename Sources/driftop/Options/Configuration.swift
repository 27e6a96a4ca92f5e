import ConfigurationFiles
import Glibc
import Ingest
import NcursesTerminal
import OnCall
import Yams

/// The configuration file: what flags say, for those who do not want to say it each time.
struct Configuration {
  var sources: [String] = []
  /// Role to field.
  var fields: [(role: String, field: String)] = []
  var masks: [String] = []
  var positive: String?
  var task: String?
  var threshold: Double?
  var window: String?
  var reference: String?
  var budget: String?
  /// The feature by whose values groups are compared.
  var group: String?
  /// How long a label may take, as in a window's length.
  var labelHorizon: String?
  var drift = DriftConfiguration()
  var importance = ImportanceConfiguration()
  var flightRecorder = FlightRecorderConfiguration()
  /// How much of the past a live screen keeps in memory, or `none`.
  var past: String?
  var theme: String?
  /// Whether the terminal's bell rings when an alert fires.
  var ringsBell = false
  /// How the terminal is asked for a notification when an alert fires.
  var notification: TerminalAlarm.Notification?
  /// Files and patterns of rules, taken from the folder of this file, or `none`.
  var rules: [RuleReferences.Pattern] = []
  /// The folder of the alerts' state.
  var state: String?
  /// How long it remembers what has ended; 0 for ever, `nil` where nothing is said.
  var stateRetention: Duration?
  var hooks: [Hook] = []
  /// Who pages people, from `alerting` as a prometheus.yml has it.
  var alertmanagers = AlertmanagerServer.Configured()
  /// How often addresses among the sources are scraped.
  var interval: String?
  /// Who is asked in place of scraping.
  var server: QueryServer?
  /// What stands under Prometheus's own keys, and in which file.
  var scrapes: (path: String, content: ScrapeConfiguration)?
  /// File and line of each key, and of each role of `fields` by "fields.ROLE".
  private var places: [String: String] = [:]

  private static let keys = [
    "importance",
    "sources", "interval", "fields", "mask", "positive", "task", "threshold", "window", "reference", "budget",
    "group", "label_horizon", "drift", "theme", "bell", "notify", "rules", "state", "state_retention",
    "flight_recorder", "past", HookConfiguration.key, QueryServer.configurationKey,
  ]

  init() {}

  /// - Throws: a sentence with file and line for what cannot be read or is not known.
  init(path: String) throws(Failure) {
    try self.init(yaml: try TextFile.contents(of: path), path: path)
  }

  init(yaml: String, path: String) throws(Failure) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw Failure(sentence: Self.describe(error, path: path))
    }
    guard let node else { return }
    guard let mapping = node.mapping else {
      throw Failure(sentence: "\(path):\(Self.line(node)): expected “key: value” lines; keys are \(Self.keyList)")
    }
    for (key, value) in mapping where !ScrapeConfiguration.keys.contains(key.string ?? "") {
      try read(key, value, path)
    }
    try readServer(yaml, path)
    do throws(ConfigurationError) {
      alertmanagers = try AlertmanagerServer.configured(yaml: yaml, path: path)
    } catch {
      throw Failure(sentence: error.description)
    }
    guard mapping.keys.contains(where: { ScrapeConfiguration.keys.contains($0.string ?? "") }) else { return }
    do {
      scrapes = (path, try ScrapeConfiguration(yaml: yaml, path: path, otherKeys: Self.keys))
    } catch {
      throw Failure(sentence: error.description)
    }
  }

  private static var keyList: String { keys.joined(separator: ", ") + ", and those of a prometheus.yml" }

  /// Does what may find fault with the value of a key, and then says where the key stands.
  func placed<Value>(_ key: String, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(sentence: (places[key].map { "\($0): " } ?? "") + error.sentence, status: error.status)
    }
  }

  /// What to say where a server is asked: that the jobs of this file are not scraped.
  func unscrapedJobs(besides server: QueryServer) -> String? {
    guard let (path, content) = scrapes, !content.jobs.isEmpty else { return nil }
    return "\(path): no scrape job of it is scraped, since \(server.shownURL) is asked in their place"
  }

  private mutating func read(_ key: Node, _ value: Node, _ path: String) throws(Failure) {
    places[key.string ?? ""] = "\(path):\(Self.line(value))"
    switch key.string ?? "" {
    case "sources": sources = try Self.strings(value, "sources", path)
    case "mask": masks = try Self.strings(value, "mask", path)
    case "positive": positive = try Self.string(value, "positive", path)
    case "task": task = try Self.string(value, "task", path)
    case "window": window = try Self.string(value, "window", path)
    case "interval": interval = try Self.string(value, "interval", path)
    case "reference": reference = try Self.string(value, "reference", path)
    case "budget": budget = try Self.string(value, "budget", path)
    case "group": group = try Self.string(value, "group", path)
    case "label_horizon": labelHorizon = try Self.string(value, "label_horizon", path)
    case "drift": drift = try DriftConfiguration(value, path)
    case "importance": importance = try ImportanceConfiguration(value, path)
    case "flight_recorder": flightRecorder = try FlightRecorderConfiguration(value, path)
    case "past": past = try Self.string(value, "past", path)
    case "theme": theme = try Self.string(value, "theme", path)
    case "bell", "notify": try readAlarm(key.string ?? "", value, path)
    case "rules":
      let place = ConfigurationNode(file: path, name: "rules", node: value)
      rules = try Self.strings(value, "rules", path).map {
        RuleReferences.Pattern(path: $0 == "none" ? $0 : place.resolved($0), file: path, line: place.line)
      }
    case "state": state = try Self.string(value, "state", path)
    case "state_retention":
      guard let length = PrometheusDuration.parse(try Self.string(value, "state_retention", path)) else {
        throw Failure(sentence: "\(path):\(Self.line(value)): state_retention: expected a time as 90d, or 0 for ever")
      }
      stateRetention = length
    case HookConfiguration.key:
      do {
        hooks = try HookConfiguration.hooks(ConfigurationNode(file: path, name: HookConfiguration.key, node: value))
      } catch {
        throw Failure(sentence: error.description)
      }
    // Read by who knows how; see readServer.
    case QueryServer.configurationKey: break
    case "threshold":
      guard let number = value.float else {
        throw Failure(sentence: "\(path):\(Self.line(value)): threshold: expected a number")
      }
      threshold = number
    case "fields":
      guard let mapping = value.mapping else {
        throw Failure(
          sentence: "\(path):\(Self.line(value)): fields: expected “role: field” lines, as in actual: outcome")
      }
      for (role, field) in mapping {
        places["fields.\(role.string ?? "")"] = "\(path):\(Self.line(role))"
        fields.append((role.string ?? "", try Self.string(field, "fields", path)))
      }
    case let unknown:
      throw Failure(sentence: "\(path):\(Self.line(key)): unknown key “\(unknown)”; keys are \(Self.keyList)")
    }
  }

  private mutating func readServer(_ yaml: String, _ path: String) throws(Failure) {
    do {
      server = try QueryServer(yaml: yaml, path: path)
    } catch {
      throw Failure(sentence: error.description)
    }
  }

  static func string(_ node: Node, _ key: String, _ path: String) throws(Failure) -> String {
    guard let text = node.string else { throw Failure(sentence: "\(path):\(line(node)): \(key): expected one value") }
    return text
  }

  static func strings(_ node: Node, _ key: String, _ path: String) throws(Failure) -> [String] {
    if let text = node.string { return [text] }
    guard let sequence = node.sequence, case let texts = sequence.compactMap(\.string), texts.count == sequence.count
    else { throw Failure(sentence: "\(path):\(line(node)): \(key): expected a list of texts") }
    return texts
  }

  static func line(_ node: Node) -> Int {
    node.mark?.line ?? 1
  }

  private static func describe(_ error: any Error, path: String) -> String {
    guard let error = error as? YamlError else { return "\(path): not YAML" }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return "\(path):\(mark.line):\(mark.column): not YAML: \(problem)"
    case .duplicatedKeysInMapping(_, let context):
      // The context itself quotes the lines around, passwords among them.
      return "\(path):\(context.mark.line): a key stands twice here; remove one"
    case .reader(let problem, _, _, _):
      return "\(path): not YAML: \(problem)"
    default:
      return "\(path): not YAML"
    }
  }
}

extension TextFile {
  /// As ``read(_:)``, with the path in the sentence.
  static func contents(of path: String) throws(Failure) -> String {
    do {
      return try read(path)
    } catch {
      throw Failure(sentence: "\(path): \(error.reason)")
    }
  }
}
