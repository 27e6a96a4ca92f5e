internal import Telemetry

/// Which time of the tape is now: a clock that can be stopped, set and made to run faster or slower.
///
///     var pace = PlaybackPace(speed: 60)
///     pace.start(at: noon, now)
///     pace.position(now + .seconds(1))  // a minute past noon
struct PlaybackPace: Sendable {
  /// How many times faster than it happened; `nil`: as fast as possible.
  private(set) var speed: Double?
  private var anchor: (position: Timestamp, instant: ContinuousClock.Instant)?

  static let speeds = 0.25...10_000.0

  init(speed: Double?) {
    self.speed = speed
  }

  var isRunning: Bool { anchor != nil }

  mutating func start(at position: Timestamp, _ now: ContinuousClock.Instant) { anchor = (position, now) }

  mutating func stop() { anchor = nil }

  /// Goes on from here at another speed, kept within what is offered.
  mutating func setSpeed(_ speed: Double?, at position: Timestamp, _ now: ContinuousClock.Instant) {
    self.speed = speed.map { $0.isNaN ? 1 : min(max($0, Self.speeds.lowerBound), Self.speeds.upperBound) }
    if isRunning { start(at: position, now) }
  }

  /// `nil` when it does not run, or as fast as possible.
  func position(_ now: ContinuousClock.Instant) -> Timestamp? {
    guard let anchor, let speed else { return nil }
    return anchor.position + .nanoseconds(Int64(Double((now - anchor.instant).nanoseconds) * speed))
  }

  /// How long it takes until a time of the tape has come.
  func wait(until time: Timestamp, _ now: ContinuousClock.Instant) -> Duration {
    guard let position = position(now), let speed, time > position else { return .zero }
    return .nanoseconds(Int64(min(9e17, Double((time - position).nanoseconds) / speed)) + 1)
  }
}
