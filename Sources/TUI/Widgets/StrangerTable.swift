import Monitor
import Telemetry

/// The records of a window that are least like the reference's, each with what makes it so.
struct StrangerTable {
  var detail: OutlierDetail

  /// Rows with the two of the heading.
  var height: Int { 2 + max(1, detail.strangers.count) }

  func draw(into grid: inout Grid, rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.place(heading.cut(to: rect.width), x: 0, y: 0, in: rect)
    guard let silence else { return drawRows(into: &grid, rect: rect.part(y: 1)) }
    grid.place(TextLine(" " + silence, .dim).cut(to: rect.width), x: 0, y: 1, in: rect)
  }

  private var heading: TextLine {
    var line = TextLine(" STRANGEST RECORDS", .header)
    guard detail.absence == nil, detail.scoredCount > 0 else { return line }
    let share = Double(detail.outlierCount) / Double(detail.scoredCount)
    line.add("  ")
    if detail.hasTooMany {
      line.add("▲ \(NumberText.percent(share)) are outliers, more than chance explains", .stateWarning)
    } else {
      line.add("\(NumberText.percent(share)) are outliers")
    }
    if let expected = detail.expectedShare { line.add(", \(NumberText.percent(expected)) in the reference", .dim) }
    line.add(" · forest of \(detail.fit)", .dim)
    return line
  }

  /// Why there are no rows.
  private var silence: String? {
    if let absence = detail.absence { return "◌ not scored: \(absence)" }
    if detail.scoredCount == 0 { return "◌ no record of this window has been scored" }
    return detail.strangers.isEmpty ? "No record of this window is an outlier." : nil
  }

  private func drawRows(into grid: inout Grid, rect: Rect) {
    let layout = layout(width: rect.width - 1)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    for (row, stranger) in detail.strangers.enumerated() {
      grid.place(layout.row { cell($0, stranger) }, x: 1, y: row + 1, in: rect)
    }
  }

  private func layout(width: Int) -> TableLayout {
    let names = detail.strangers.map { TextLine(name($0)).width }.max() ?? 0
    let predicted = detail.strangers.map { TextLine($0.predicted ?? "").width }.max() ?? 0
    let longest = detail.strangers.map { reasons($0).width }.max() ?? 0
    return TableLayout(
      [
        .init(title: "TIME", width: 8, priority: 2),
        .init(title: "RECORD", width: 8, maximum: min(24, names), priority: 1),
        .init(title: "SCORE", alignment: .right, width: 5, priority: 0),
        .init(title: "PREDICTED", width: 9, maximum: min(16, predicted), priority: 3),
        .init(title: "WHAT IS STRANGE", width: 24, maximum: longest, priority: 0),
      ], width: width)
  }

  private func cell(_ column: Int, _ stranger: OutlierDetail.Stranger) -> TextLine {
    switch column {
    case 0: stranger.time.map { TextLine(TimeText.clock($0), .dim) } ?? TextLine(NumberText.missing, .missing)
    case 1: TextLine(name(stranger))
    case 2: TextLine(NumberText.plain(stranger.score, width: 5), .strong)
    case 3: predicted(stranger)
    default: reasons(stranger)
    }
  }

  private func name(_ stranger: OutlierDetail.Stranger) -> String {
    stranger.id ?? stranger.recordNumber.map { "#\(NumberText.count($0))" } ?? NumberText.missing
  }

  private func predicted(_ stranger: OutlierDetail.Stranger) -> TextLine {
    var line = TextLine(stranger.predicted ?? "")
    if let score = stranger.modelScore {
      if !line.isEmpty { line.add(" ") }
      line.add(NumberText.plain(score, width: 5), .dim)
    }
    return line.isEmpty ? TextLine(NumberText.missing, .missing) : line
  }

  private func reasons(_ stranger: OutlierDetail.Stranger) -> TextLine {
    var line = TextLine()
    for (place, reason) in stranger.reasons.enumerated() {
      if place > 0 { line.add(" · ", .dim) }
      line.add(reason)
    }
    return line
  }
}
