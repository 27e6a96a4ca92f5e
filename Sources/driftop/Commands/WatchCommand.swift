import ArgumentParser

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
    let session = try WatchSession(
      inputs, try ScreenConfiguration(screen, inputs), alerts, flight, follows: !screen.once, hasScreen: !headless)
    if screen.once {
      try session.drawOnce()
    } else if headless {
      try session.runHeadless()
    } else {
      try session.runOnScreen()
    }
  }
}
