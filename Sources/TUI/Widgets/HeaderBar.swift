import Monitor
import Telemetry

/// The first row: what is watched, over which window, and when.
struct HeaderBar {
  var snapshot: Snapshot?
  var window: WindowSpan
  var isPaused: Bool
  /// Whether the past has been asked for and the present is still shown.
  var isGoingBack = false
  var clock: Timestamp?

  func draw(into grid: inout Grid, rect: Rect) {
    var right = statusLine
    right.add(" ")
    // The clock and the state are worth more than the counts when there is no room for both, but not more than trouble.
    let counts = [self.counts, self.counts.dropLast(), []].map(countsLine)
    let badges = AlertBadge(summary: snapshot?.alerts).forms
    let left = badges.flatMap { badge in counts.map { joined([nameLine, $0, failedLine, badge]) } }
      .first { $0.width + 2 <= rect.width - right.width }
    grid.place(left ?? nameLine.cut(to: max(0, rect.width - right.width - 1)), x: 0, y: 0, in: rect)
    grid.place(right.width <= rect.width ? right : clockLine, endingAt: rect.width, y: 0, in: rect)
  }

  private var nameLine: TextLine { TextLine(" driftop", .title) }

  /// The least telling one last.
  private var counts: [String] {
    guard let snapshot else { return [] }
    let servers = snapshot.servers.isEmpty ? nil : counted(snapshot.servers.count, "server")
    let models = snapshot.models.isEmpty && servers != nil ? nil : counted(snapshot.models.count, "model")
    // Where everything is scraped, there is no log to count.
    let isScrapedOnly = snapshot.sources.isEmpty && !snapshot.targets.isEmpty
    let sources =
      isScrapedOnly ? counted(snapshot.targets.count, "target") : counted(snapshot.sources.count, "source")
    return [models, servers, sources].compactMap { $0 }
  }

  private func countsLine(_ counts: [String]) -> TextLine {
    counts.isEmpty ? TextLine() : TextLine("  " + counts.joined(separator: " · "), .text)
  }

  private var failedLine: TextLine {
    let sources = (snapshot?.sources ?? []).count { if case .failed = $0.state { true } else { false } }
    let targets = (snapshot?.targets ?? []).count { if case .down = $0.state { true } else { false } }
    let failed = sources + targets
    return failed > 0 ? TextLine("  ▽ \(failed) failed", .stateCritical) : TextLine()
  }

  private var statusLine: TextLine {
    var line = TextLine()
    if let playback = snapshot?.playback {
      // Nobody may take the past for the present, in whatever view.
      line.add(playback.isPastOfLive ? " PAST " : " REPLAY ", .selected)
      let isToday = TimeText.date(playback.position) == TimeText.date(playback.end)
      guard !playback.isPastOfLive || !isToday else { return closed(line, by: " ") }
      line.add(" " + TimeText.date(playback.position))
      return closed(line, by: " · ")
    }
    if isPaused || isGoingBack { line.add(isPaused ? "paused" : "going back", .stateWarning) }
    if let snapshot, let time = snapshot.time {
      if isPaused || isGoingBack { line.add(" · ", .dim) }
      if snapshot.isLive {
        line.add("live", .text)
      } else {
        line.add("history to \(TimeText.date(time)) \(TimeText.clock(time))", .text)
      }
    }
    return closed(line, by: " · ")
  }

  /// With the window and the clock behind.
  private func closed(_ line: TextLine, by separator: String) -> TextLine {
    var line = line
    if !line.isEmpty { line.add(separator, .dim) }
    line.add(TimeText.window(window), .text)
    let clock = clockLine
    if !clock.isEmpty {
      line.add("   ")
      line.add(clock)
    }
    return line
  }

  private var clockLine: TextLine {
    guard let time = snapshot?.playback?.position ?? clock ?? liveTime else { return TextLine() }
    return TextLine("\(TimeText.clock(time)) UTC", .text)
  }

  /// The end of a history stands in the state already.
  private var liveTime: Timestamp? {
    snapshot?.isLive == true ? snapshot?.time : nil
  }

  private func joined(_ parts: [TextLine]) -> TextLine {
    parts.reduce(into: TextLine()) { $0.add($1) }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberText.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
