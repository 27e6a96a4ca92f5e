import Alerting
import Monitor
import Predictions
import Recording
import Telemetry

/// The report over the logs of a recording: the same as over the logs themselves.
struct RecordedReport {
  private let input: TapeInput
  private let monitor: MonitorActor
  /// Whether rules are evaluated, which may ask for metrics too.
  private let hasRules: Bool

  /// - Parameter alerting: the rules to evaluate, of those that the recording has.
  init(
    _ path: String, _ inputs: Inputs, alerting: (AlertSettings?) throws(Failure) -> AlertSettings?
  ) throws(Failure) {
    input = try TapeInput(recording: path)
    let header = input.tape.header
    let rules = try alerting(header.alerting)
    var settings = inputs.settings(inputs.window?.windowing ?? .whole)
    settings.task = settings.task ?? header.settings.task
    settings.positive = settings.positive ?? header.settings.positive
    if inputs.threshold == nil { settings.threshold = header.settings.threshold }
    settings.measuresTraffic = rules != nil
    monitor = MonitorActor(settings: settings, references: try ReferenceInput.profiles(inputs), alerting: rules)
    hasRules = rules != nil
  }

  func report() throws(Failure) -> Report {
    for note in input.tape.notes { StandardError.write(line: note) }
    let (input, monitor, hasRules) = (input, monitor, hasRules)
    let result = Blocking.wait { () async -> Result<Report, Failure> in
      do throws(Failure) {
        var beats = try input.beats()
        while let beat = try beats.next() { await monitor.take(Self.logged(beat.events, withMetrics: hasRules)) }
        await monitor.settle()
        return .success(await monitor.report(options: ReportOptions()))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// What reading the logs themselves would have told.
  private static func logged(_ events: [SessionEvent], withMetrics: Bool) -> [SessionEvent] {
    events.compactMap { event in
      switch event {
      case .predictions(var batch):
        // Of a log it counts when records were made, not when they were read.
        batch.receivedAt = nil
        return .predictions(batch)
      case .health(let health, _): return health.holdsRecords ? event : nil
      case .scrape: return withMetrics ? event : nil
      case .answer, .catalog, .clock, .alerts: return nil
      }
    }
  }
}
