import Telemetry

/// How a replay passes, as options have it.
struct ReplayCourse {
  /// How many times faster than it happened.
  enum Speed: Equatable {
    /// What suits: as it happened on a screen, as fast as possible without one.
    case usual
    case times(Double)
    case unlimited
  }

  private(set) var speed = Speed.usual
  /// Where the screen stands still.
  private(set) var at: Timestamp?
  private(set) var from: Timestamp?
  private(set) var to: Timestamp?
  private(set) var session: Int64?
  /// How the difference that other rules make is printed; `nil` unless it is asked for.
  private(set) var whatIfFormat: RecordingFormat?

  var asksWhatIf: Bool { whatIfFormat != nil }

  /// A player's limits.
  private static let speeds = 0.25...10_000

  /// - Parameter options: `nil` for what is usual.
  init(_ options: ReplayOptions?) throws(Failure) {
    guard let options else { return }
    at = try Self.time(options.at, "--at")
    from = try Self.time(options.from, "--from")
    to = try Self.time(options.to, "--to")
    session = options.session.session
    if options.whatIf { whatIfFormat = options.format }
    guard let text = options.speed else { return }
    guard text != "max" else {
      speed = .unlimited
      return
    }
    guard let factor = Double(text.hasSuffix("x") ? String(text.dropLast()) : text), Self.speeds.contains(factor) else {
      throw Failure(sentence: "--speed \(text): expected a factor from 0.25 to 10000 as 60, or max")
    }
    speed = .times(factor)
  }

  private static func time(_ text: String?, _ option: String) throws(Failure) -> Timestamp? {
    guard let text else { return nil }
    return try TimeArgument(text, option: option).timestamp
  }
}
