import Monitor
import Telemetry

/// Logs and scraped targets in one list, trouble first, and every number about the selected one.
struct SourcesView {
  let rows: [SourceRow]
  let time: Timestamp?
  /// The number of the selected row.
  let selected: Int

  init(sources: [SourceHealth], targets: [TargetHealth], time: Timestamp?, selected: Int) {
    rows = SourceRow.sorted(logs: sources, targets: targets)
    self.time = time
    self.selected = min(max(0, selected), max(0, rows.count - 1))
  }

  func draw(into grid: inout Grid, rect: Rect) {
    guard !rows.isEmpty else {
      MessageText.draw("No source: no log to read, no target to scrape, no server to ask.", into: &grid, rect: rect)
      return
    }
    let areas = areas(of: rect)
    drawList(into: &grid, rect: areas.list)
    let panel = SourceDetailPanel(row: rows[selected])
    let lines = areas.isSide ? panel.lines(width: areas.detail.width) : panel.strip(width: areas.detail.width - 1)
    for (y, line) in lines.enumerated() { grid.place(line, x: areas.isSide ? 0 : 1, y: y, in: areas.detail) }
  }

  /// "3 up · 1 down".
  var countsText: String {
    var up = 0
    var down = 0
    var waiting = 0
    for row in rows {
      switch row.sign.glyph {
      case "▽": down += 1
      case "◌": waiting += 1
      default: up += 1
      }
    }
    let parts = [(up, "up"), (down, "down"), (waiting, "waiting")].filter { $0.0 > 0 || $0.1 == "up" }
    return parts.map { "\(NumberText.count($0.0)) \($0.1)" }.joined(separator: " · ")
  }

  private static let sideWidth = 48
  private static let stripHeight = 4

  private func areas(of rect: Rect) -> (list: Rect, detail: Rect, isSide: Bool) {
    if rect.width >= 140 {
      let width = rect.width - Self.sideWidth - 2
      return (rect.part(width: width), rect.part(x: width + 2), true)
    }
    guard rect.height >= 14 else { return (rect, rect.part(height: 0), false) }
    let height = rect.height - Self.stripHeight
    return (rect.part(height: height - 1), rect.part(y: height), false)
  }
}

// The list: a row a source, and under it what is wrong with it.
extension SourcesView {
  private func drawList(into grid: inout Grid, rect: Rect) {
    let layout = layout(width: rect.width - 2)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    let list = rect.part(y: 1)
    // Rows differ in height, so what is scrolled is lines.
    let sentences = rows.map { $0.sentences(at: time) }
    let starts = sentences.reduce(into: [0]) { $0.append(($0.last ?? 0) + 1 + $1.count) }
    let scrolled = ScrolledRows(
      rect: list,
      first: ListWindow.firstRow(selected: starts[selected], count: starts[rows.count], height: list.height))
    for (index, row) in rows.enumerated() {
      guard starts[index + 1] > scrolled.first, starts[index] < scrolled.first + list.height else { continue }
      let isSelected = index == selected
      if isSelected { scrolled.place(TextLine("▸", .selected), x: 0, row: starts[index], into: &grid) }
      scrolled.place(line(row, isSelected: isSelected, layout), x: 1, row: starts[index], into: &grid)
      for (offset, sentence) in sentences[index].enumerated() {
        let text = TextLine("└ " + sentence, .dim).cut(to: rect.width - 4)
        scrolled.place(text, x: 3, row: starts[index] + 1 + offset, into: &grid)
      }
    }
  }

  private enum Column: Int, CaseIterable {
    case state, source, last, duration, samples, format, next
  }

  private func layout(width: Int) -> TableLayout {
    let longest = rows.map(\.name.width).max() ?? 0
    return TableLayout(
      Column.allCases.map { column in
        switch column {
        case .state: .init(title: "STATE", width: 11, priority: 0)
        case .source: .init(title: "SOURCE", width: 28, maximum: min(80, longest), priority: 0)
        case .last: .init(title: "LAST", alignment: .right, width: 6, priority: 1)
        case .duration: .init(title: "TOOK", alignment: .right, width: 6, priority: 4)
        case .samples: .init(title: countTitle, alignment: .right, width: 7, maximum: 9, priority: 2)
        case .format: .init(title: "FORMAT", width: 10, maximum: 18, priority: 5)
        case .next: .init(title: "NEXT", width: 6, maximum: 9, priority: 3)
        }
      }, width: width)
  }

  /// Logs bring records, targets samples.
  private var countTitle: String {
    let hasTargets = rows.contains { if case .target = $0 { true } else { false } }
    let hasLogs = rows.contains { if case .log = $0 { true } else { false } }
    return hasTargets && hasLogs ? "READ" : hasTargets ? "SAMPLES" : "RECORDS"
  }

  private func line(_ row: SourceRow, isSelected: Bool, _ layout: TableLayout) -> TextLine {
    layout.row { index in
      switch Column(rawValue: index) {
      case .state: return row.sign.line
      case .source: return isSelected ? row.name.recolored(.selected) : row.name
      case let column?:
        switch row {
        case .log(let log): return cell(column, log, width: layout.width(of: index) ?? 0)
        case .target(let target): return cell(column, target, width: layout.width(of: index) ?? 0)
        }
      case nil: return TextLine()
      }
    }
  }

  private func cell(_ column: Column, _ log: SourceHealth, width: Int) -> TextLine {
    switch column {
    case .samples: log.recordCount > 0 ? TextLine(NumberText.count(log.recordCount, width: width)) : TextLine()
    case .format: TextLine(log.format, .dim)
    default: TextLine()
    }
  }

  private func cell(_ column: Column, _ target: TargetHealth, width: Int) -> TextLine {
    switch column {
    case .last:
      guard let last = target.lastScrape, let time else { return TextLine() }
      return TextLine(TimeText.rough(time - last))
    case .duration: return target.duration.map { TextLine(NumberText.seconds($0.inSeconds)) } ?? TextLine()
    case .samples:
      guard target.state == .up else { return TextLine() }
      return TextLine(NumberText.count(target.keptCount, width: width))
    case .format: return TextLine(target.format, .dim)
    case .next: return TextLine(TargetReason.wait(for: target, at: time) ?? "", .dim)
    case .state, .source: return TextLine()
    }
  }
}
