import Alerting
import Monitor
import Telemetry

/// The row above the footer, the same in every view: the window from its start to now, solid where records came or servers were scraped.
struct TimeLine {
  var snapshot: Snapshot

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.width >= 24, let span = stretch else { return }
    let end = snapshot.isLive ? " now ▌" : " \(TimeScale.edge(span.end, from: span.start, to: span.end)) ▌"
    let start = " \(TimeScale.edge(span.start, from: span.start, to: span.end)) "
    guard let scale = TimeScale(from: span.start, to: span.end, width: rect.width - start.count - end.count) else {
      return
    }
    var line = TextLine(start, .graphAxis)
    for cell in 0..<scale.width {
      let hasData = hasData(from: scale.time(ofCell: cell), to: scale.time(ofCell: cell + 1))
      line.add(hasData ? Cell("─", .graphAxis) : Cell("┄", .missing))
    }
    line.add(end, .graphAxis)
    grid.place(line, x: 0, y: 0, in: rect)
    let row = rect.part(x: start.count, width: scale.width)
    drawMarks(into: &grid, rect: row, scale: scale)
    scale.drawTicks(into: &grid, rect: row)
  }

  /// Alerts that fired and were acknowledged; where both fall into a cell, what fired is seen.
  private func drawMarks(into grid: inout Grid, rect: Rect, scale: TimeScale) {
    for mark in snapshot.marks.sorted(by: { $0.kind.rawValue > $1.kind.rawValue }) {
      guard mark.time < scale.end, let x = scale.cell(of: mark.time) else { continue }
      let sign = StateSign(mark.kind)
      grid.place(TextLine(sign.glyph, sign.role), x: x, y: 0, in: rect)
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
}

extension Timestamp {
  /// This time and `count` steps; stays at the end of the range instead of passing it.
  func advanced(by count: Int, _ step: Duration) -> Timestamp {
    let (product, overflow) = step.nanoseconds.multipliedReportingOverflow(by: Int64(count))
    let (sum, carried) = nanoseconds.addingReportingOverflow(product)
    return Timestamp(nanoseconds: overflow || carried ? .max : sum)
  }
}
