import Monitor
import Telemetry

/// The row above the footer while the past is shown: how it plays, and the whole recording with what is marked on it.
///
///     ▸ ×60  09:31:20  08:58 ──┄──▲───━━━━━▌───◆──── 10:02
///
/// The line is heavy over the window that the figures are about, and broken where nobody has looked for marks yet.
struct TransportBar {
  var playback: PlaybackStatus
  /// What the figures on the screen are about.
  var window: WindowSpan

  /// Less is no line to find anything on.
  private static let leastCells = 8

  func draw(into grid: inout Grid, rect: Rect) {
    guard rect.width > 0 else { return }
    let start = TimeScale.edge(playback.start, from: playback.start, to: playback.end)
    let end = playback.isPastOfLive ? "now" : TimeScale.edge(playback.end, from: playback.start, to: playback.end)
    let room = rect.width - start.count - end.count - 6
    let forms = PlaybackText(playback: playback).forms
    guard let head = forms.first(where: { room - $0.width >= Self.leastCells }),
      let scale = TimeScale(from: playback.start, to: playback.end, width: room - head.width)
    else {
      let line = forms.first { $0.width + 2 <= rect.width } ?? forms[forms.count - 1]
      return grid.place(line.cut(to: rect.width), x: rect.width > line.width ? 1 : 0, y: 0, in: rect)
    }
    var line = TextLine(" ")
    line.add(head)
    line.add("  \(start) ", .graphAxis)
    let x = line.width
    for cell in 0..<scale.width { line.add(self.cell(cell, scale)) }
    line.add(" \(end) ", .graphAxis)
    grid.place(line, x: 0, y: 0, in: rect)
    let row = rect.part(x: x, width: scale.width)
    drawMarks(into: &grid, rect: row, scale: scale)
    drawPosition(into: &grid, rect: row, scale: scale)
    scale.drawTicks(into: &grid, rect: row)
  }

  private func cell(_ cell: Int, _ scale: TimeScale) -> Cell {
    let from = scale.time(ofCell: cell)
    let to = scale.time(ofCell: cell + 1)
    if let windowStart, to > windowStart, from <= playback.position { return Cell("━", .text) }
    guard from >= playback.markedUntil, playback.markedUntil < playback.end else { return Cell("─", .graphAxis) }
    return cell % 2 == 0 ? Cell("·", .missing) : .blank
  }

  /// `nil` where the window counts records.
  private var windowStart: Timestamp? {
    switch window {
    case .duration(let length): max(playback.start, playback.position - length)
    case .everything: playback.start
    case .count: nil
    }
  }

  /// Where several fall into a cell, the gravest is seen.
  private func drawMarks(into grid: inout Grid, rect: Rect, scale: TimeScale) {
    for kind in [PlaybackStatus.Mark.Kind.gap, .deployment, .verdict, .alert] {
      let sign = StateSign(kind)
      for mark in playback.marks where mark.kind == kind {
        guard let cells = cells(of: mark, scale) else { continue }
        for x in cells { grid.place(TextLine(sign.glyph, sign.role), x: x, y: 0, in: rect) }
      }
    }
  }

  /// A gap takes all cells over which it lies, as far as there are any; other marks one.
  private func cells(of mark: PlaybackStatus.Mark, _ scale: TimeScale) -> ClosedRange<Int>? {
    let end = min(mark.end ?? mark.time, playback.end)
    guard let last = scale.cell(of: end), let first = scale.cell(of: max(mark.time, playback.start)), first <= last
    else { return nil }
    return first...last
  }

  /// On a mark the position is the mark itself, inverse: after a jump to an alert both must be seen.
  private func drawPosition(into grid: inout Grid, rect: Rect, scale: TimeScale) {
    let position = min(max(playback.position, playback.start), playback.end)
    guard let x = scale.cell(of: position), x < rect.width else { return }
    let isOnMark = playback.marks.contains { cells(of: $0, scale)?.contains(x) ?? false }
    let glyph = isOnMark ? grid[rect.x + x, rect.y].character : "▌"
    var line = TextLine()
    line.add(Cell(glyph, isOnMark ? .selected : .graphMarker))
    grid.place(line, x: x, y: 0, in: rect)
  }
}
