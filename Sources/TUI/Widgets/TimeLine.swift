import Alerting
import Monitor
import Telemetry

/// The row above the footer, the same in every view: the window from its start to now, solid where records came or servers were scraped.
struct TimeLine {
  var snapshot: Snapshot

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.width >= 24, let span = stretch else { return }
    let end = snapshot.isLive ? " now ▌" : " \(label(span.end, span)) ▌"
    let start = " \(label(span.start, span)) "
    let cells = rect.width - start.count - end.count
    guard cells > 0 else { return }
    let length = Double((span.end - span.start).nanoseconds)
    var line = TextLine(start, .graphAxis)
    for cell in 0..<cells {
      let part = Double(cell) / Double(cells) * length
      let next = Double(cell + 1) / Double(cells) * length
      let from = Timestamp(nanoseconds: span.start.nanoseconds &+ Int64(part))
      let to = Timestamp(nanoseconds: span.start.nanoseconds &+ Int64(next))
      line.add(hasData(from: from, to: to) ? Cell("─", .graphAxis) : Cell("┄", .missing))
    }
    line.add(end, .graphAxis)
    grid.place(line, x: 0, y: 0, in: rect)
    drawMarks(into: &grid, rect: rect.part(x: start.count, width: cells), span: span)
    drawTicks(into: &grid, rect: rect.part(x: start.count, width: cells), span: span)
  }

  /// Alerts that fired and were acknowledged; where both fall into a cell, what fired is seen.
  private func drawMarks(into grid: inout Grid, rect: Rect, span: (start: Timestamp, end: Timestamp)) {
    let length = (span.end - span.start).inSeconds
    for mark in snapshot.marks.sorted(by: { $0.kind.rawValue > $1.kind.rawValue }) {
      let x = Int(((mark.time - span.start).inSeconds / length * Double(rect.width)).rounded(.down))
      guard mark.time >= span.start, x < rect.width else { continue }
      let sign = StateSign(mark.kind)
      grid.place(TextLine(sign.glyph, sign.role), x: x, y: 0, in: rect)
    }
  }

  private func drawTicks(into grid: inout Grid, rect: Rect, span: (start: Timestamp, end: Timestamp)) {
    let (times, step) = TimeTicks.ticks(from: span.start, to: span.end, count: max(1, rect.width / 16))
    let length = Double((span.end - span.start).nanoseconds)
    for time in times {
      let part = Double((time - span.start).nanoseconds) / length
      let x = ScreenInt.rounded(part * Double(rect.width))
      let text = TextLine(" \(TimeText.tick(time, stepSeconds: step)) ", .graphAxis)
      guard x >= 4, x + text.width + 4 <= rect.width else { continue }
      // A gap or an alert says more than a label.
      guard (x..<x + text.width).allSatisfy({ grid[rect.x + $0, rect.y].role == .graphAxis }) else { continue }
      grid.place(text, x: x, y: 0, in: rect)
    }
  }

  /// What has a course over the window in every view: the models' records, and what the servers did.
  private var courses: [SeriesProjection] {
    snapshot.models.map(\.traffic) + snapshot.servers.compactMap(\.history)
  }

  /// What the buckets of all of them span; `nil` when the window counts records.
  private var stretch: (start: Timestamp, end: Timestamp)? {
    var result: (start: Timestamp, end: Timestamp)?
    for series in courses {
      guard case .time(let start, let step) = series.axis, step > .zero else { continue }
      let end = start.advanced(by: series.values.count, step)
      result = (min(result?.start ?? start, start), max(result?.end ?? end, end))
    }
    // A hundred years; more is no window but a wrong clock, and would not fit the arithmetic below.
    guard let result, case let seconds = result.end.seconds - result.start.seconds, seconds > 0, seconds < 3.2e9 else {
      return nil
    }
    return result
  }

  private func hasData(from: Timestamp, to: Timestamp) -> Bool {
    // A server that nobody asks for anything was measured all the same; a model without records was not.
    snapshot.models.contains { hasData($0.traffic, above: 0, from: from, to: to) }
      || snapshot.servers.contains { server in
        server.history.map { hasData($0, above: -.infinity, from: from, to: to) } ?? false
      }
  }

  private func hasData(_ series: SeriesProjection, above least: Double, from: Timestamp, to: Timestamp) -> Bool {
    guard case .time(let start, let step) = series.axis, step.nanoseconds > 0, to > start else { return false }
    let first = max(0, Int((from.nanoseconds &- start.nanoseconds) / step.nanoseconds))
    let last = min(series.values.count - 1, Int((to.nanoseconds &- start.nanoseconds &- 1) / step.nanoseconds))
    return first <= last && series.values[first...last].contains { $0.map { $0 > least } ?? false }
  }

  private func label(_ time: Timestamp, _ span: (start: Timestamp, end: Timestamp)) -> String {
    let seconds = (span.end - span.start).nanoseconds / 1_000_000_000
    return TimeText.tick(time, stepSeconds: seconds > 4 * 86_400 ? 86_400 : seconds < 300 ? 1 : 60)
  }
}

extension Timestamp {
  /// This time and `count` steps; stays at the end of the range instead of passing it.
  func advanced(by count: Int, _ step: Duration) -> Timestamp {
    let (product, overflow) = step.nanoseconds.multipliedReportingOverflow(by: Int64(count))
    let (sum, carried) = nanoseconds.addingReportingOverflow(product)
    return Timestamp(nanoseconds: overflow || carried ? .max : sum)
  }
}
