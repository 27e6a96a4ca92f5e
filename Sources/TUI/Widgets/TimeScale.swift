import Telemetry

/// A stretch of time laid out over the cells of a row.
struct TimeScale {
  let start: Timestamp
  let end: Timestamp
  let width: Int

  /// A hundred years; more is no stretch but a wrong clock, and would not fit the arithmetic below.
  private static let longest = 3.2e9

  /// `nil` where there is no stretch, or no room.
  init?(from start: Timestamp, to end: Timestamp, width: Int) {
    guard width > 0, case let seconds = end.seconds - start.seconds, seconds > 0, seconds < Self.longest else {
      return nil
    }
    self.start = start
    self.end = end
    self.width = width
  }

  /// The time at which a cell begins.
  func time(ofCell cell: Int) -> Timestamp {
    start + .nanoseconds(Int64(Double((end - start).nanoseconds) * Double(cell) / Double(width)))
  }

  /// The cell that holds a time; the end belongs to the last one. `nil` for what lies outside.
  func cell(of time: Timestamp) -> Int? {
    guard time >= start, time <= end else { return nil }
    let part = Double((time - start).nanoseconds) / Double((end - start).nanoseconds)
    return min(width - 1, Int(part * Double(width)))
  }

  /// Round times, where nothing but the axis stands.
  func drawTicks(into grid: inout Grid, rect: Rect) {
    let (times, step) = TimeTicks.ticks(from: start, to: end, count: max(1, width / 16))
    for time in times {
      let part = Double((time - start).nanoseconds) / Double((end - start).nanoseconds)
      let x = ScreenInt.rounded(part * Double(width))
      let text = TextLine(" \(TimeText.tick(time, stepSeconds: step)) ", .graphAxis)
      guard x >= 4, x + text.width + 4 <= width else { continue }
      // A gap or an alert says more than a label.
      guard (x..<x + text.width).allSatisfy({ grid[rect.x + $0, rect.y].role == .graphAxis }) else { continue }
      grid.place(text, x: x, y: 0, in: rect)
    }
  }

  /// What stands at the ends of the row.
  static func edge(_ time: Timestamp, from start: Timestamp, to end: Timestamp) -> String {
    let seconds = (end - start).nanoseconds / 1_000_000_000
    let step: Int64 =
      switch seconds {
      case ..<300: 1
      case ...(4 * 86_400): 60
      case ...(300 * 86_400): 86_400
      default: 2_592_000
      }
    return TimeText.tick(time, stepSeconds: step)
  }
}
