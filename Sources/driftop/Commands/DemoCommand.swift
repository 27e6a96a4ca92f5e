import ArgumentParser
import CResources
import Ingest
import Monitor
import OnCall
import Predictions
import Recording
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
  /// More than all of the log takes.
  private static let pastBytes = 64 << 20

  func run() throws {
    guard speed > 0, speed <= 100_000 else { throw Failure(sentence: "--speed \(speed): expected a number above 0") }
    var inputs = Inputs()
    inputs.window = Self.window
    let configuration = try ScreenConfiguration(screen, inputs)
    // What is done about a demo's alerts goes with it.
    let alerting = try AlertInputs(inMemory: inputs)
    if screen.once {
      let monitor = MonitorActor(settings: inputs.settings(.live), alerting: alerting.settings)
      let source = Self.source { Timestamp(nanoseconds: .max) }
      let screen = Blocking.wait {
        await source.run(into: monitor)
        return await OnceScreen(of: monitor, configuration)
      }
      return try screen.show()
    }
    let clock = ReplayClock(start: Self.logStart + Self.headStart, speed: speed)
    let messages = DeskMessages()
    let header = Self.header(inputs, alerting)
    let past = try SessionRecording(
      [RecordingPlan(pastBytes: Self.pastBytes)], clock: { clock.now }, header: { _ in header },
      report: { messages.put(.sentence($0)) })
    messages.hear { past.note($0) }
    let monitor = MonitorActor(settings: inputs.settings(.live), alerting: alerting.settings, tap: past.tap)
    var session = try ScreenSession(
      configuration, monitor: monitor, alerts: alerting, past: past.tape, messages: messages
    ) { clock.now }
    let accompanying = Task { await past.accompany(monitor) }
    defer { accompanying.cancel() }
    try session.run(Self.source { clock.now })
  }

  private static func header(_ inputs: Inputs, _ alerting: AlertInputs) -> RecordingHeader {
    var header = RecordingHeader(
      program: Driftop.configuration.version, startedAt: logStart + headStart, settings: inputs.settings(.live),
      mapping: inputs.mapping)
    header.alerting = alerting.settings
    header.sources = ["demo"]
    return header
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
