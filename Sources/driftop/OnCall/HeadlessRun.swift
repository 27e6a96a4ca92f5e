import Alerting
import Glibc
import Ingest
import Monitor
import OnCall
import Synchronization
import Telemetry

/// Watches without a screen until a signal, or a time, ends it: a line for each change of an alert. SIGHUP reads the rules
/// again.
struct HeadlessRun {
  /// What it says about itself.
  enum Telling {
    case watching
    /// The sources, and where they are recorded.
    case recording([String], String)
  }

  private let alerts: AlertInputs
  let monitor: MonitorActor
  let desk: AlertDesk
  let messages: DeskMessages
  /// How long it goes on; `nil` until a signal comes.
  var limit: Duration?
  /// Whether it ends when nothing more can come, as after the end of standard input.
  var endsWithSources = false
  var telling = Telling.watching
  private let recording: SessionRecording?
  private let signals: sigset_t

  private static let statusInterval = Duration.seconds(60)

  /// To be made before the first task, whose threads then leave the signals to this one.
  ///
  /// - Parameter make: the monitor, and what is recorded of it; handed the rules, and where to say what goes wrong.
  init(
    _ alerts: AlertInputs,
    _ make: (AlertSettings?, @escaping @Sendable (String) -> Void) throws(Failure) -> (MonitorActor, SessionRecording?)
  ) throws(Failure) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    self.signals = signals
    self.alerts = alerts
    let messages = DeskMessages()
    let (monitor, recording) = try make(alerts.settings) { messages.put(.sentence($0)) }
    if let recording { messages.hear { recording.note($0) } }
    var settings = alerts.desk
    settings.drivesClock = true
    desk = AlertDesk(monitor: monitor, settings: settings, report: { messages.put($0) }, clock: { .now })
    (self.monitor, self.messages, self.recording) = (monitor, messages, recording)
  }

  func run(_ source: some Source, faults: [String]) throws(Failure) {
    for fault in faults { StandardError.write(line: fault) }
    try sayBeginning()
    let (monitor, desk, recording) = (monitor, desk, recording)
    let hasEnded = Flag()
    let reading = Task {
      if let recording {
        await RecordedSource(source: source, recording: recording, monitor: monitor).run(into: monitor)
      } else {
        await source.run(into: monitor)
      }
      hasEnded.raise()
    }
    let keeping = Task { await desk.run() }
    let accompanying = Task { await recording?.accompany(monitor) }
    defer {
      reading.cancel()
      accompanying.cancel()
    }
    try wait(until: hasEnded)
    reading.cancel()
    accompanying.cancel()
    keeping.cancel()
    // The duty is given up, and hooks are stopped; a disk that hangs shall not keep the program.
    Blocking.wait(atMost: .seconds(2)) { await keeping.value }
    if let recording { Blocking.wait(atMost: .seconds(10)) { await recording.close(monitor) } }
    try tell()
    try sayEnd()
  }

  private func wait(until hasEnded: Flag) throws(Failure) {
    let start = ContinuousClock.now
    var nextStatus = start + Self.statusInterval
    var signals = signals
    while true {
      var pause = timespec(tv_sec: 0, tv_nsec: 200_000_000)
      let number = sigtimedwait(&signals, nil, &pause)
      try tell()
      let now = ContinuousClock.now
      if number == SIGHUP {
        try readRulesAgain()
      } else if number > 0 || (endsWithSources && hasEnded.isRaised) {
        return
      }
      if let limit, now - start >= limit { return }
      guard case .recording = telling, now >= nextStatus else { continue }
      nextStatus = now + Self.statusInterval
      try say(counts)
    }
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

  private func sayBeginning() throws(Failure) {
    switch telling {
    case .watching: try say("driftop watches without a screen")
    case .recording(let sources, let path): try say("driftop records \(sources.joined(separator: ", ")) to \(path)")
    }
  }

  private func sayEnd() throws(Failure) {
    if case .recording(_, let path) = telling { try say("\(path): \(counts)") }
    try say("driftop ends")
  }

  /// "1,200 records, 52,000 samples, 1.2 MB".
  private var counts: String {
    guard let recording else { return "" }
    let counts = recording.tally.counts
    return "\(SpanText.counted(counts.records, "record")), \(SpanText.counted(counts.samples, "sample")), "
      + SpanText.bytes(recording.sizeBytes)
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

/// Raised by one thread, seen by another.
private final class Flag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .acquiring) }

  func raise() { raised.store(true, ordering: .releasing) }
}
