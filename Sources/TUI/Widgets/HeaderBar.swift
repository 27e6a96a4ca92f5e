import Monitor
import Telemetry

/// The first row: what is watched, over which window, and when.
struct HeaderBar {
  var snapshot: Snapshot?
  var window: WindowSpan
  var isPaused: Bool
  var clock: Timestamp?

  func draw(into grid: inout Grid, rect: Rect) {
    let left = countsLine
    var right = statusLine
    right.add(" ")
    // The clock and the state are worth more than the counts when there is no room for both.
    if left.width + 2 <= rect.width - right.width {
      grid.place(left, x: 0, y: 0, in: rect)
    } else {
      grid.place(TextLine(" driftop", .title).cut(to: max(0, rect.width - right.width - 1)), x: 0, y: 0, in: rect)
    }
    grid.place(right.width <= rect.width ? right : clockLine, endingAt: rect.width, y: 0, in: rect)
  }

  private var countsLine: TextLine {
    var line = TextLine(" driftop", .title)
    guard let snapshot else { return line }
    line.add("  \(counted(snapshot.models.count, "model")) · \(counted(snapshot.sources.count, "source"))", .text)
    let failed = snapshot.sources.filter { if case .failed = $0.state { true } else { false } }.count
    if failed > 0 { line.add("  ▽ \(failed) failed", .stateCritical) }
    return line
  }

  private var statusLine: TextLine {
    var line = TextLine()
    if isPaused { line.add("paused", .stateWarning) }
    if let snapshot, let time = snapshot.time {
      if isPaused { line.add(" · ", .dim) }
      if snapshot.isLive {
        line.add("live", .text)
      } else {
        line.add("history to \(TimeText.date(time)) \(TimeText.clock(time))", .text)
      }
    }
    if !line.isEmpty { line.add(" · ", .dim) }
    line.add(TimeText.window(window), .text)
    let clock = clockLine
    if !clock.isEmpty {
      line.add("   ")
      line.add(clock)
    }
    return line
  }

  private var clockLine: TextLine {
    guard let time = clock ?? liveTime else { return TextLine() }
    return TextLine("\(TimeText.clock(time)) UTC", .text)
  }

  /// The end of a history stands in the state already.
  private var liveTime: Timestamp? {
    snapshot?.isLive == true ? snapshot?.time : nil
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberText.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
