import Monitor
import PromQL

/// What may be written at the cursor, under the line that is being typed; the chosen one is in sight.
struct CandidateList {
  var list: CompletionList
  var chosen: Int?

  private static let longest = 8
  private static let longestName = 60

  /// - Parameter column: where what a candidate replaces begins.
  func draw(into grid: inout Grid, rect: Rect, column: Int, unicode: Bool) {
    let height = min(Self.longest, rect.height, list.candidates.count)
    guard height > 0, rect.width > 0 else { return }
    let first = ListWindow.firstRow(selected: chosen ?? 0, count: list.candidates.count, height: height)
    let seen = first..<(first + height)
    let nameWidth = seen.map { min(Self.longestName, list.candidates[$0].name.unicodeScalars.count) }.max() ?? 0
    let lines = seen.map { line($0, nameWidth: nameWidth) }
    let width = min(rect.width, (lines.map(\.width).max() ?? 0) + 2)
    let x = max(0, min(column - 1, rect.width - width))
    for (y, index) in seen.enumerated() {
      // What stands behind would run into the names.
      grid.clear(rect.part(y: y, height: 1))
      let role: Role = index == chosen ? .selected : .text
      var row = TextLine(index == chosen ? "▸" : "│", index == chosen ? .selected : .graphAxis)
      let text = lines[y].cut(to: width - 1).fitted(to: width - 1)
      row.add(role == .selected ? text.recolored(.selected) : text)
      grid.place(row, x: x, y: y, in: rect)
    }
    drawCount(into: &grid, rect: rect.part(x: x, y: height - 1, width: width, height: 1), last: seen.upperBound)
  }

  /// How many there are, where not all are seen.
  private func drawCount(into grid: inout Grid, rect: Rect, last: Int) {
    guard last < list.candidates.count else { return }
    grid.place(TextLine("  \(list.candidates.count - last) more", .dim), endingAt: rect.width, y: 0, in: rect)
  }

  private func line(_ index: Int, nameWidth: Int) -> TextLine {
    let candidate = list.candidates[index]
    var line = TextLine(candidate.name, .strong).cut(to: Self.longestName)
    line.pad(to: nameWidth)
    line.add("  ")
    line.add(TextLine(candidate.kind == .metric && !candidate.detail.isEmpty ? "" : candidate.kind.rawValue, .dim))
    if !candidate.detail.isEmpty {
      line.add(candidate.kind == .metric ? candidate.detail : "  " + candidate.detail, .dim)
    }
    return line
  }
}
