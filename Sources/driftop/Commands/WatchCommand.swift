import ArgumentParser
import Ingest
import Monitor
import OnCall
import Predictions
import Telemetry

/// `driftop [watch] SOURCE…`: the live screen over logs that grow and addresses that are scraped.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch logs and metrics on the live screen (the default command).",
    discussion: """
      Files may be missing, growing, rotated or compressed. An address is scraped every two seconds, and the model \
      server behind it recognised by its metrics. --config takes a prometheus.yml as it stands. With --prometheus a \
      server is asked for what it has scraped, and nothing is scraped. --once draws one screen as text and ends. A \
      recording is replayed.
      """)

  @OptionGroup var options: SourceOptions
  @OptionGroup var server: QueryServerOptions
  @OptionGroup var alerts: AlertOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var flight: FlightRecorderOptions

  @Flag(help: "No screen: rules, state and hooks go on; a line on standard output for each change.")
  var headless = false

  func run() throws {
    let inputs = try Inputs(options, server: server)
    guard !inputs.isEmpty else {
      throw Failure(
        sentence: "name what to watch, as in driftop predictions.jsonl or driftop http://localhost:8000/metrics, - for "
          + "standard input, or a server by --prometheus; driftop demo needs nothing")
    }
    if inputs.logs.contains(where: TapeInput.isRecording) {
      return try Replay(inputs, rules: alerts.rules, screen: screen).run()
    }
    let configuration = try ScreenConfiguration(screen, inputs)
    let references = try ReferenceInput.profiles(inputs)
    let alerting = try AlertInputs(alerts, inputs, isKept: !screen.once)
    let plans = screen.once ? [] : try flight.plans(inputs, alerting.desk, hasScreen: false)
    let sources = WatchedSources(inputs, follows: !screen.once, keepsLines: !plans.isEmpty)
    func monitor(_ rules: AlertSettings?, _ tap: (any StreamTap)? = nil) -> MonitorActor {
      MonitorActor(
        settings: inputs.settings(.live), references: references, alerting: rules, demand: sources.demand, tap: tap)
    }
    func recording(
      _ rules: AlertSettings?, _ report: @escaping @Sendable (String) -> Void
    ) throws(Failure) -> SessionRecording {
      try SessionRecording(plans, inputs, references: references, alerting: rules, report: report)
    }
    if screen.once {
      let monitor = monitor(alerting.settings)
      let screen = Blocking.wait {
        await sources.readOnce(into: monitor)
        return await OnceScreen(of: monitor, configuration, asking: sources.queries)
      }
      try screen.show()
    } else if headless {
      let run = try HeadlessRun(alerting) { rules, report throws(Failure) in
        let recording = try recording(rules, report)
        return (monitor(rules, recording.tap), recording)
      }
      try run.run(sources.live, faults: alerting.faults)
    } else {
      let news = DeskMessages()
      let recording = try recording(alerting.settings) { news.put(.sentence($0)) }
      let monitor = monitor(alerting.settings, recording.tap)
      var session = try ScreenSession(configuration, monitor: monitor, alerts: alerting, expressions: .usual) { .now }
      let checkpoints = Task { await recording.keepCheckpoints(of: monitor) }
      defer {
        checkpoints.cancel()
        Blocking.wait(atMost: .seconds(2)) { await recording.close(monitor) }
      }
      try session.run(sources.live)
    }
  }
}
