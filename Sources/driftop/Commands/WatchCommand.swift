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
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let inputs = try Inputs(options, server: server)
    guard !inputs.isEmpty else {
      throw Failure(
        sentence: "name what to watch, as in driftop predictions.jsonl or driftop http://localhost:8000/metrics, - for "
          + "standard input, or a server by --prometheus; driftop demo needs nothing")
    }
    let configuration = try ScreenConfiguration(screen, inputs)
    let sources = WatchedSources(inputs, follows: !screen.once)
    let monitor = MonitorActor(
      settings: inputs.settings(.live), references: try ReferenceInput.profiles(inputs), demand: sources.demand)
    if screen.once {
      let screen = Blocking.wait {
        await sources.readOnce(into: monitor)
        return await OnceScreen(of: monitor, configuration, asking: sources.queries)
      }
      try screen.show()
    } else {
      var session = try ScreenSession(configuration, monitor: monitor, expressions: .usual) { .now }
      try session.run(sources.live)
    }
  }
}
