import Alerting
import Ingest
import Monitor
import OnCall
import Predictions
import Recording
import Telemetry

/// A session that watches: on the live screen, without a screen, or as one screen as text.
struct WatchSession {
  private let inputs: Inputs
  private let configuration: ScreenConfiguration
  private let references: [ReferenceProfile]
  private let alerting: AlertInputs
  private let plans: [RecordingPlan]
  private let sources: WatchedSources

  /// - Parameters:
  ///   - follows: whether it goes on; else what there is now is read once.
  ///   - hasScreen: whether somebody may want to look back.
  init(
    _ inputs: Inputs, _ configuration: ScreenConfiguration, _ alerts: AlertOptions, _ flight: FlightRecorderOptions,
    follows: Bool, hasScreen: Bool
  ) throws(Failure) {
    self.inputs = inputs
    self.configuration = configuration
    references = try ReferenceInput.profiles(inputs)
    alerting = try AlertInputs(alerts, inputs, isKept: follows)
    plans = follows ? try flight.plans(inputs, alerting.desk, hasScreen: hasScreen) : []
    sources = WatchedSources(inputs, follows: follows, keepsLines: !plans.isEmpty)
  }

  func drawOnce() throws(Failure) {
    let (monitor, sources, configuration) = (monitor(alerting.settings), sources, configuration)
    let screen = Blocking.wait {
      await sources.readOnce(into: monitor)
      return await OnceScreen(of: monitor, configuration, asking: sources.queries)
    }
    try screen.show()
  }

  func runHeadless() throws(Failure) {
    let run = try HeadlessRun(alerting) { rules, report throws(Failure) in
      let recording = try recording(rules, report)
      return (monitor(rules, recording.tap), recording)
    }
    try run.run(sources.live, faults: alerting.faults)
  }

  func runOnScreen() throws(Failure) {
    let news = DeskMessages()
    let recording = try recording(alerting.settings) { news.put(.sentence($0)) }
    news.hear { recording.note($0) }
    let monitor = monitor(alerting.settings, recording.tap)
    var session = try ScreenSession(
      configuration, monitor: monitor, alerts: alerting, expressions: .usual,
      past: recording.tape, messages: news
    ) { .now }
    let accompanying = Task { await recording.accompany(monitor) }
    defer {
      accompanying.cancel()
      Blocking.wait(atMost: .seconds(2)) { await recording.close(monitor) }
    }
    try session.run(RecordedSource(source: sources.live, recording: recording, monitor: monitor))
  }

  private func monitor(_ rules: AlertSettings?, _ tap: (any StreamTap)? = nil) -> MonitorActor {
    MonitorActor(
      settings: inputs.settings(.live), references: references, alerting: rules, demand: sources.demand, tap: tap)
  }

  private func recording(
    _ rules: AlertSettings?, _ report: @escaping @Sendable (String) -> Void
  ) throws(Failure) -> SessionRecording {
    try SessionRecording(
      plans,
      header: {
        RecordingHeader(inputs, references: references, alerting: rules, treatments: $0.options.treatments)
      }, report: report)
  }
}
