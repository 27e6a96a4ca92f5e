import Monitor

/// The features and other values of a model's log, a row each.
struct FieldTable {
  var fields: [FieldSummary]

  func draw(into grid: inout Grid, rect: Rect) {
    guard !fields.isEmpty else { return }
    let layout = layout(width: rect.width - 2)
    grid.place(layout.header(), x: 1, y: 0, in: rect)
    for (index, field) in fields.enumerated() {
      grid.place(layout.row { cell($0, field) }, x: 1, y: index + 1, in: rect)
    }
  }

  private func layout(width: Int) -> TableLayout {
    let longest = fields.map { $0.name.unicodeScalars.count }.max() ?? 0
    let longestTop = fields.map { top($0).width }.max() ?? 0
    return TableLayout(
      [
        .init(title: "FIELD", width: 12, maximum: min(28, longest), priority: 0),
        .init(title: "MISSING", alignment: .right, width: 7, priority: 1),
        .init(title: "MEAN", alignment: .right, width: 7, priority: 0),
        .init(title: "MEDIAN", alignment: .right, width: 7, priority: 2),
        .init(title: "P99", alignment: .right, width: 7, priority: 3),
        .init(title: "MIN", alignment: .right, width: 7, priority: 4),
        .init(title: "MAX", alignment: .right, width: 7, priority: 5),
        .init(title: "P90", alignment: .right, width: 7, priority: 7),
        .init(title: "VARIANCE", alignment: .right, width: 8, priority: 6),
        .init(title: "COUNT", alignment: .right, width: 9, priority: 8),
        .init(title: longestTop > 0 ? "MOST FREQUENT" : "", width: 13, maximum: longestTop, priority: 9),
      ], width: width)
  }

  private func cell(_ column: Int, _ field: FieldSummary) -> TextLine {
    switch column {
    case 0: TextLine(field.name)
    case 1: missing(field)
    // A category has no mean; its most frequent value says more than an empty cell.
    case 2: field.kind == .category ? TextLine(field.top.first?.value ?? "", .dim) : number(field.mean)
    case 3: number(field.median)
    case 4: number(field.p99)
    case 5: number(field.min)
    case 6: number(field.max)
    case 7: number(field.p90)
    case 8: number(field.variance)
    case 9: TextLine(NumberText.count(field.count, width: 9))
    default: top(field)
    }
  }

  private func number(_ value: Double?) -> TextLine {
    value.map { TextLine(NumberText.plain($0, width: 7)) } ?? TextLine()
  }

  private func missing(_ field: FieldSummary) -> TextLine {
    let total = Double(field.count) + Double(field.missing)
    guard total > 0 else { return TextLine(NumberText.missing, .missing) }
    guard field.missing > 0 else { return TextLine("0 %", .dim) }
    return TextLine(NumberText.percent(Double(field.missing) / total))
  }

  private func top(_ field: FieldSummary) -> TextLine {
    guard field.kind == .category else { return TextLine() }
    var line = TextLine()
    for (index, entry) in field.top.prefix(5).enumerated() {
      if index > 0 { line.add(" · ", .dim) }
      line.add(TextLine(entry.value).cut(to: 20))
      if field.count > 0 { line.add(" \(NumberText.percent(Double(entry.count) / Double(field.count)))", .dim) }
    }
    return line
  }
}
