import Alerting
import Glibc
import Ingest
import Monitor
import OnCall
import Telemetry

/// Watches without a screen until a signal ends it: a line for each change of an alert. SIGHUP reads the rules again.
struct HeadlessRun {
  private let alerts: AlertInputs
  let monitor: MonitorActor
  let desk: AlertDesk
  let messages: DeskMessages
  private let signals: sigset_t

  /// To be made before the first task, whose threads then leave the signals to this one.
  init(_ alerts: AlertInputs, _ makeMonitor: (AlertSettings?) -> MonitorActor) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    self.signals = signals
    self.alerts = alerts
    let (monitor, messages) = (makeMonitor(alerts.settings), DeskMessages())
    var settings = alerts.desk
    settings.drivesClock = true
    desk = AlertDesk(monitor: monitor, settings: settings, report: { messages.put($0) }, clock: { .now })
    (self.monitor, self.messages) = (monitor, messages)
  }

  func run(_ source: some Source, faults: [String]) throws(Failure) {
    for fault in faults { StandardError.write(line: fault) }
    try say("driftop watches without a screen")
    let (monitor, desk) = (monitor, desk)
    let reading = Task { await source.run(into: monitor) }
    let keeping = Task { await desk.run() }
    defer { reading.cancel() }
    var signals = signals
    while true {
      var pause = timespec(tv_sec: 0, tv_nsec: 200_000_000)
      let number = sigtimedwait(&signals, nil, &pause)
      try tell()
      if number == SIGHUP { try readRulesAgain() } else if number > 0 { break }
    }
    keeping.cancel()
    // The duty is given up, and hooks are stopped; a disk that hangs shall not keep the program.
    Blocking.wait(atMost: .seconds(2)) { await keeping.value }
    try tell()
    try say("driftop ends")
  }

  /// Rules of which one has a fault change nothing: half of what pages people is worse than the old.
  private func readRulesAgain() throws(Failure) {
    let rules: RuleConfiguration
    do throws(Failure) {
      rules = try alerts.rulesAgain()
    } catch {
      try say("the rules stay as they were: \(error.sentence)")
      return
    }
    guard rules.faults.isEmpty else {
      for fault in rules.faults { try say(fault.description) }
      try say("the rules stay as they were")
      return
    }
    let (desk, settings) = (desk, rules.settings ?? AlertSettings(groups: []))
    Blocking.wait(atMost: .seconds(2)) { await desk.use(settings) }
    let count = settings.groups.reduce(0) { $0 + $1.rules.count }
    try say("the rules are read again: \(count) in \(settings.groups.count) groups")
  }

  private func tell() throws(Failure) {
    for report in messages.take() { try say(Self.line(report)) }
  }

  private func say(_ line: String) throws(Failure) {
    try StandardOutput.write("\(Timestamp.now) \(line)".harmless)
  }

  static func line(_ report: AlertDesk.Report) -> String {
    switch report {
    case .sentence(let sentence): sentence
    case .question(let question):
      "hook \(question.hook) for \(question.alert) (\(question.occasion.rawValue)): asks first, until \(question.expiresAt)"
    case .questionEnded(_, let sentence): sentence
    case .duty(let isOurs): isOurs ? "this driftop evaluates the rules now" : "another driftop evaluates the rules"
    case .event(let event):
      "\(event.kind.rawValue) \(event.episode.labels) value \(event.episode.value)"
        + (event.episode.annotation("summary").map { ": \($0)" } ?? "")
    }
  }
}
