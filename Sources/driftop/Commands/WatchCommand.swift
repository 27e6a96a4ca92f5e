import ArgumentParser
import Ingest
import Monitor
import Predictions
import Telemetry

/// `driftop [watch] SOURCE…`: the live screen over logs that grow.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch logs on the live screen (the default command).",
    discussion: "Files may be missing, growing, rotated or compressed. --once draws one screen as text and ends.")

  @OptionGroup var options: SourceOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let inputs = try Inputs(options)
    guard !inputs.sources.isEmpty else {
      throw Failure(
        sentence:
          "name a log to watch, as in driftop predictions.jsonl, or - for standard input; driftop demo needs none")
    }
    let configuration = try ScreenConfiguration(screen, inputs)
    let monitor = MonitorActor(settings: inputs.settings(.live))
    var sourceOptions = LogSource.Options()
    sourceOptions.mapping = inputs.mapping
    if screen.once {
      try drawOnce(LogSource(inputs.sources, options: sourceOptions), monitor, configuration)
    } else {
      sourceOptions.follows = true
      sourceOptions.clock = { .now }
      var session = try ScreenSession(configuration, monitor: monitor) { .now }
      try session.run(LogSource(inputs.sources, options: sourceOptions))
    }
  }

  private func drawOnce(_ source: LogSource, _ monitor: MonitorActor, _ configuration: ScreenConfiguration) throws {
    let screen = Blocking.wait {
      await source.run(into: monitor)
      return await OnceScreen(of: monitor, configuration)
    }
    try screen.show()
  }
}
