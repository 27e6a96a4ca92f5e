import ArgumentParser
import CResources
import Ingest
import Monitor
import Predictions
import Telemetry

/// `driftop demo`: the live screen over the log of real models whose inputs degrade, shipped inside the program.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Watch real models drift, without any file.",
    discussion: """
      Forty minutes of predictions of three scikit-learn models, played quickly: after the first half a scanner of the \
      breast-cancer model reports in the wrong unit and the images of the digits model blur. Everything is computed \
      from the log as it plays.
      """)

  @Option(help: "How many times faster than it happened.")
  var speed = 30.0

  @OptionGroup var screen: ScreenOptions

  /// When the first record was logged, and how much of the log the screen begins with.
  private static let logStart = Timestamp(seconds: 1_772_442_000)
  private static let headStart = Duration.seconds(600)
  private static let window = WindowArgument.duration(.seconds(1_800))

  func run() throws {
    guard speed > 0, speed <= 100_000 else { throw Failure(sentence: "--speed \(speed): expected a number above 0") }
    var inputs = Inputs()
    inputs.window = Self.window
    let configuration = try ScreenConfiguration(screen, inputs)
    // What is done about a demo's alerts goes with it.
    let alerting = try AlertInputs(inMemory: inputs)
    let monitor = MonitorActor(settings: inputs.settings(.live), alerting: alerting.settings)
    if screen.once {
      let source = Self.source { Timestamp(nanoseconds: .max) }
      let screen = Blocking.wait {
        await source.run(into: monitor)
        return await OnceScreen(of: monitor, configuration)
      }
      return try screen.show()
    }
    let clock = ReplayClock(start: Self.logStart + Self.headStart, speed: speed)
    var session = try ScreenSession(configuration, monitor: monitor, alerts: alerting) { clock.now }
    try session.run(Self.source { clock.now })
  }

  private static func source(_ time: @escaping @Sendable () -> Timestamp) -> PacedLogSource {
    let log = driftop_demo_log()
    let bytes = Array(UnsafeBufferPointer(start: log.bytes, count: log.count))
    return PacedLogSource(name: "demo", compressed: bytes, time: time)
  }
}

/// A clock that runs faster than the real one, from a time of its own.
struct ReplayClock: Sendable {
  private let start: Timestamp
  private let speed: Double
  private let begin = ContinuousClock.now

  init(start: Timestamp, speed: Double) {
    self.start = start
    self.speed = speed
  }

  var now: Timestamp {
    start + .nanoseconds(Int64(Double((ContinuousClock.now - begin).nanoseconds) * speed))
  }
}
