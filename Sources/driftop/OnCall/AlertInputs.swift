import Alerting
import Glibc
import Ingest
import Monitor
import OnCall
import Telemetry

/// Rules, state folder, hooks and operator, as options and configuration have them.
struct AlertInputs {
  var settings: AlertSettings?
  /// Sentences on rules that are left out.
  var faults: [String] = []
  var desk = AlertDesk.Settings()
  private let wantedRules: [String]
  private let configuration: Configuration

  /// Logs, configurations and a server that is asked have the numbers before.
  private static let firstSource = 3_000_000

  /// driftop's own rules, and what is done about them goes with the program.
  init(inMemory inputs: Inputs) throws(Failure) {
    try self.init(rules: [], inputs)
  }

  /// - Parameter isKept: whether the state is kept on disk; else it goes with the program.
  init(_ options: AlertOptions, _ inputs: Inputs, isKept: Bool) throws(Failure) {
    try self.init(rules: options.rules, inputs)
    guard isKept else { return }
    desk.stateFolder = options.state ?? inputs.configuration.state ?? StateHome.folder
  }

  private init(rules wanted: [String], _ inputs: Inputs) throws(Failure) {
    (wantedRules, configuration) = (wanted, inputs.configuration)
    let rules = try RuleConfiguration(wanted, configuration)
    settings = rules.settings
    settings?.faults = rules.faults
    faults = rules.faults.map(\.description)
    if let labels = settings?.options.externalLabels { desk.externalLabels = labels }
    desk.actor = Self.actor
    desk.holder = "\(desk.actor.host):\(getpid()):\(Timestamp.now.nanoseconds)"
    desk.scope = Self.scope(inputs)
    desk.hooks = inputs.configuration.hooks
    desk.alertmanagers = inputs.configuration.alertmanagers.servers
    faults += inputs.configuration.alertmanagers.unused
    desk.firstSource = Self.firstSource
    if let retention = configuration.stateRetention { desk.retention = retention > .zero ? retention : nil }
  }

  /// Reads the files of rules again; the configuration itself stays as it was read.
  func rulesAgain() throws(Failure) -> RuleConfiguration {
    try RuleConfiguration(wantedRules, configuration)
  }

  /// `$DRIFTOP_USER`, else who is logged in.
  static var actor: Operator {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let user = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
    return Operator(user: StateHome.variable("DRIFTOP_USER") ?? user ?? "uid \(geteuid())", host: host)
  }

  static var processNumber: Int { Int(getpid()) }

  /// The same for every driftop that watches the same.
  private static func scope(_ inputs: Inputs) -> String {
    let logs = inputs.logs.map { path in
      guard let resolved = realpath(path, nil) else { return path }
      defer { free(resolved) }
      return String(cString: resolved)
    }
    var parts = logs + inputs.scrapes.addresses.map(\.shownURL)
    if let path = inputs.scrapes.configuration?.path { parts.append(path) }
    if let server = inputs.server { parts.append(server.shownURL) }
    let labels = parts.sorted().enumerated().map { Label("\($0)", $1) }
    return AlertFingerprint(Labels(labels)).description
  }
}
