import ArgumentParser
import Ingest
import Monitor
import Predictions
import Telemetry

/// `driftop [watch] SOURCE…`: the live screen over logs that grow and addresses that are scraped.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch logs and metrics on the live screen (the default command).",
    discussion: """
      Files may be missing, growing, rotated or compressed. An address is scraped every two seconds, and the model \
      server behind it recognised by its metrics. --config takes a prometheus.yml as it stands. With --prometheus a \
      server is asked for what it has scraped, and nothing is scraped. --once draws one screen as text and ends.
      """)

  @OptionGroup var options: SourceOptions
  @OptionGroup var server: QueryServerOptions
  @OptionGroup var alerts: AlertOptions
  @OptionGroup var screen: ScreenOptions

  @Flag(help: "No screen: rules, state and hooks go on; a line on standard output for each change.")
  var headless = false

  func run() throws {
    let inputs = try Inputs(options, server: server)
    guard !inputs.isEmpty else {
      throw Failure(
        sentence: "name what to watch, as in driftop predictions.jsonl or driftop http://localhost:8000/metrics, - for "
          + "standard input, or a server by --prometheus; driftop demo needs nothing")
    }
    let configuration = try ScreenConfiguration(screen, inputs)
    let sources = WatchedSources(inputs, follows: !screen.once)
    let references = try ReferenceInput.profiles(inputs)
    let alerting = try AlertInputs(alerts, inputs, isKept: !screen.once)
    func monitor(_ rules: AlertSettings?) -> MonitorActor {
      MonitorActor(settings: inputs.settings(.live), references: references, alerting: rules, demand: sources.demand)
    }
    if screen.once {
      let monitor = monitor(alerting.settings)
      let screen = Blocking.wait {
        await sources.readOnce(into: monitor)
        return await OnceScreen(of: monitor, configuration, asking: sources.queries)
      }
      try screen.show()
    } else if headless {
      try HeadlessRun(alerting, monitor).run(sources.live, faults: alerting.faults)
    } else {
      var session = try ScreenSession(
        configuration, monitor: monitor(alerting.settings), alerts: alerting, expressions: .usual
      ) { .now }
      try session.run(sources.live)
    }
  }
}
