import Monitor
import Predictions
import Telemetry

/// The last records as they came, and below them the lines that could not be used.
struct RecordsView {
  var records: RecordList
  /// Those that the filter and the open model let through, newest last.
  var shown: [RecordList.Record]
  var regressionModels: Set<ModelIdentity>
  /// Whether every record is of one model, which then needs no column.
  var isOneModel: Bool
  /// Whether the malformed lines have the larger part, and the scrolling.
  var showsMalformed: Bool
  /// Rows back from the newest.
  var scroll: Int
  /// Whether some models may come from counters, which keep no records.
  var hasMetrics: Bool

  func draw(into grid: inout Grid, rect: Rect) {
    let areas = areas(of: rect)
    drawRecords(into: &grid, rect: areas.records)
    drawMalformed(into: &grid, rect: areas.malformed)
  }

  func scrollLimit(in rect: Rect) -> Int {
    let areas = areas(of: rect)
    return showsMalformed
      ? max(0, records.malformed.count - max(0, areas.malformed.height - 1))
      : max(0, shown.count - max(0, areas.records.height - 1))
  }

  private func areas(of rect: Rect) -> (records: Rect, malformed: Rect) {
    guard records.malformedCount > 0, rect.height >= 8 else { return (rect, rect.part(height: 0)) }
    let wanted = records.malformed.count + 1
    let height = min(wanted, showsMalformed ? rect.height * 2 / 3 : max(2, rect.height / 3))
    return (rect.part(height: rect.height - height - 1), rect.part(y: rect.height - height))
  }

  private func drawRecords(into grid: inout Grid, rect: Rect) {
    guard !shown.isEmpty else {
      grid.place(TextLine(" " + emptySentence, .dim).cut(to: rect.width), x: 0, y: 0, in: rect)
      return
    }
    let layout = layout(width: rect.width - 2)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    let height = max(0, rect.height - 1)
    let back = showsMalformed ? 0 : min(scroll, max(0, shown.count - height))
    let visible = shown.dropLast(back).suffix(height)
    for (y, record) in visible.enumerated() {
      grid.place(layout.row { cell($0, record) }, x: 1, y: y + 1, in: rect)
    }
  }

  private var emptySentence: String {
    if records.last.isEmpty {
      return hasMetrics
        ? "No record: a model that is known from scraped counters has figures, but no records."
        : "No record has been read yet."
    }
    let counters = hasMetrics && isOneModel ? ", this one may be known from counters alone" : ""
    return "The last \(records.last.count) records are of other models\(counters), or the filter hides them."
  }

  private func layout(width: Int) -> TableLayout {
    TableLayout(
      [
        .init(title: "TIME", width: 8, priority: 1),
        .init(title: isOneModel ? "" : "MODEL", width: isOneModel ? 0 : 14, maximum: isOneModel ? 0 : 24, priority: 6),
        .init(title: "ID", width: 8, maximum: 20, priority: 5),
        .init(title: "ACTUAL", width: 9, maximum: 16, priority: 0),
        .init(title: "PREDICTED", width: 9, maximum: 16, priority: 0),
        .init(title: "SCORE", alignment: .right, width: 6, priority: 2),
        .init(title: "LATENCY", alignment: .right, width: 7, priority: 3),
        .init(title: "LINE", width: 24, maximum: 400, priority: 7),
      ], width: width)
  }

  private func cell(_ column: Int, _ record: RecordList.Record) -> TextLine {
    switch column {
    case 0: record.time.map { TextLine(TimeText.clock($0), .dim) } ?? TextLine()
    case 1: isOneModel ? TextLine() : ModelName.line(record.identity, role: .text)
    case 2: TextLine(record.id ?? "", .dim)
    case 3: record.actual.map { TextLine(value($0)) } ?? TextLine(NumberText.missing, .missing)
    case 4: predicted(record)
    case 5: record.score.map { TextLine(NumberText.plain($0)) } ?? TextLine()
    case 6: record.latencySeconds.map { TextLine(NumberText.seconds($0)) } ?? TextLine()
    default: TextLine(record.text, .dim)
    }
  }

  private func predicted(_ record: RecordList.Record) -> TextLine {
    guard let predicted = record.predicted else { return TextLine(NumberText.missing, .missing) }
    let isWrong =
      record.actual.map { !$0.utf8.elementsEqual(predicted.utf8) } == true
      && !regressionModels.contains(record.identity)
    var line = TextLine(value(predicted), isWrong ? .stateWarning : .text)
    if isWrong { line.add(" ≠", .stateWarning) }
    return line
  }

  /// An empty label is a label.
  private func value(_ text: String) -> String {
    text.isEmpty ? "“”" : text
  }

  private func drawMalformed(into grid: inout Grid, rect: Rect) {
    guard !rect.isEmpty else { return }
    var title = TextLine(" ▽ \(NumberText.count(records.malformedCount)) malformed", .stateWarning)
    if records.otherCount > 0 { title.add("  \(NumberText.count(records.otherCount)) other, no predictions", .dim) }
    let hidden = records.malformedCount - records.malformed.count
    if hidden > 0 { title.add("  the first and last \(NumberText.count(records.malformed.count)) are kept", .dim) }
    grid.place(title.cut(to: rect.width), x: 0, y: 0, in: rect)
    let height = max(0, rect.height - 1)
    let back = showsMalformed ? min(scroll, max(0, records.malformed.count - height)) : 0
    for (y, line) in records.malformed.dropLast(back).suffix(height).enumerated() {
      var text = TextLine(" \(line.path):\(line.line): ", .dim)
      text.add(line.reason, .text)
      text.add(": " + line.text, .dim)
      grid.place(text.cut(to: rect.width), x: 0, y: y + 1, in: rect)
    }
  }
}
