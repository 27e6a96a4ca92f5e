internal import Telemetry

/// Tells a gap of the clock from the pauses between its beats: a second as a rule, more where a session is played quickly.
struct PauseWatch {
  /// Nothing shorter is a gap.
  private static let shortestGap = Duration.seconds(60)
  /// How many times longer than usual a gap is.
  private static let factor = 20
  /// So many pauses say what is usual.
  private static let memory = 60

  private var last: Timestamp?
  /// Mean of the pauses that were no gaps; `nil` before the first.
  private var usual: Duration?

  /// - Returns: since when nothing was recorded, and for how long; `nil` where it is no gap.
  mutating func take(_ time: Timestamp) -> (since: Timestamp, length: Duration)? {
    defer { last = max(last ?? time, time) }
    guard let last, time > last else { return nil }
    let pause = time - last
    if pause > Self.shortestGap, let usual, pause > usual * Self.factor { return (last, pause) }
    usual = usual.map { $0 + (pause - $0) / Self.memory } ?? min(pause, Self.shortestGap)
    return nil
  }
}
