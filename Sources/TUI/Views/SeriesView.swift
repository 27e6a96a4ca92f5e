import Monitor
import Telemetry

/// Every series that the filter lets through: its course, its last value or rate, and its name with its labels.
struct SeriesView {
  var list: SeriesList
  /// The number of the selected row among all that match.
  var selected: Int
  var unicode: Bool
  /// The server that answers expressions.
  var queryServer: String?

  private static let valueWidth = 8
  private static let detailHeight = 2

  func draw(into grid: inout Grid, rect: Rect) {
    let height = Self.rowCount(in: rect)
    let first = ListWindow.firstRow(selected: selected, count: list.matchCount, height: height)
    grid.place(countLine(first: first, height: height).cut(to: rect.width), x: 0, y: 0, in: rect)
    if let problem = list.problem ?? emptySentence {
      MessageText.draw(problem, into: &grid, rect: rect.part(y: 1))
      return
    }
    let sparkWidth = Self.sparkWidth(width: rect.width)
    for y in 0..<height {
      // The answer may still be about other rows than those that the selection has moved to.
      let index = first + y - list.first
      guard list.rows.indices.contains(index) else { continue }
      let isSelected = first + y == selected
      if isSelected { grid.place(TextLine("▸", .selected), x: 0, y: y + 1, in: rect) }
      let line = line(list.rows[index], sparkWidth: sparkWidth, isSelected: isSelected)
      grid.place(line.cut(to: rect.width - 1), x: 1, y: y + 1, in: rect)
    }
    drawDetail(into: &grid, rect: rect)
  }

  /// How many series fit.
  static func rowCount(in rect: Rect) -> Int {
    max(0, rect.height - 1 - (hasDetail(rect) ? detailHeight + 1 : 0))
  }

  static func bucketCount(width: Int) -> Int {
    2 * sparkWidth(width: width)
  }

  private static func sparkWidth(width: Int) -> Int {
    min(40, max(1, width / 6))
  }

  private static func hasDetail(_ rect: Rect) -> Bool { rect.height >= 8 }

  private var emptySentence: String? {
    guard list.matchCount == 0 else { return nil }
    if list.totalCount == 0, let queryServer {
      return "Nothing is scraped here; ask \(queryServer) an expression with e."
    }
    return list.totalCount == 0 ? "No series yet: nothing has been scraped." : "No series matches the filter."
  }

  private func countLine(first: Int, height: Int) -> TextLine {
    var line = TextLine(" ")
    let end = min(list.matchCount, first + height)
    if end > first { line.add("\(NumberText.count(first + 1))–\(NumberText.count(end)) of ", .text) }
    line.add("\(NumberText.count(list.matchCount)) series", .text)
    guard list.sampleCount > 0 else { return line }
    let size = NumberText.bytes(Double(list.sizeBytes))
    line.add(" · all \(NumberText.count(list.sampleCount)) samples take \(size)", .dim)
    return line
  }

  private func line(_ row: SeriesList.Row, sparkWidth: Int, isSelected: Bool) -> TextLine {
    var line = Sparkline(row.history).line(width: sparkWidth, unicode: unicode)
    let value = NumberText.text(row.value, unit: row.history.unit, width: 7)
    line.add(TextLine(value, row.value == nil ? .missing : .text).fitted(to: Self.valueWidth, .right))
    line.add(row.isRate && row.value != nil ? " /s  " : "     ")
    line.add(Self.name(row.labels, role: isSelected ? .selected : .strong))
    return line
  }

  /// The metric's name loud, its labels quiet.
  private static func name(_ labels: Labels, role: Role) -> TextLine {
    let name = labels.metricName
    let text = labels.text(endingIn: ["instance", "job"])
    guard Labels.isPlainMetricName(name) else { return TextLine(text, .dim) }
    var line = TextLine(name, role)
    line.add(String(text.dropFirst(name.count)), .dim)
    return line
  }

  /// The selected series in full, since its labels are cut in the list.
  private func drawDetail(into grid: inout Grid, rect: Rect) {
    let index = selected - list.first
    guard Self.hasDetail(rect), list.rows.indices.contains(index) else { return }
    let row = list.rows[index]
    let text = "\(row.kind.rawValue)  \(row.labels.text(endingIn: ["instance", "job"]))"
    let lines = TextWrap.lines(text, width: rect.width - 2, role: .text)
    for (y, line) in lines.prefix(Self.detailHeight).enumerated() {
      let isCut = y == Self.detailHeight - 1 && lines.count > Self.detailHeight
      let shown = isCut ? TextLine.joined(line, "…").cut(to: rect.width - 2) : line
      grid.place(shown, x: 1, y: rect.height - Self.detailHeight + y, in: rect)
    }
  }
}

extension TextLine {
  fileprivate static func joined(_ line: TextLine, _ text: String) -> TextLine {
    var line = line
    line.add(text)
    return line
  }
}
