import Monitor
import Telemetry

/// The rows of an answer: the course of each, its value, and the labels that tell it from the others.
struct ExpressionTable {
  var answer: ExpressionAnswer
  /// The number of the selected row among all.
  var selected: Int
  var unicode: Bool

  private static let valueWidth = 10

  func draw(into grid: inout Grid, rect: Rect) {
    let first = ListWindow.firstRow(selected: selected, count: answer.rowCount, height: rect.height)
    let sparkWidth = min(40, max(1, rect.width / 6))
    for y in 0..<rect.height {
      // The answer may still be about other rows than those that the selection has moved to.
      let index = first + y - answer.first
      guard answer.rows.indices.contains(index) else { continue }
      let isSelected = first + y == selected
      if isSelected { grid.place(TextLine("▸", .selected), x: 0, y: y, in: rect) }
      let line = line(answer.rows[index], sparkWidth: sparkWidth, isSelected: isSelected)
      grid.place(line.cut(to: rect.width - 1), x: 1, y: y, in: rect)
    }
  }

  private func line(_ row: ExpressionAnswer.Row, sparkWidth: Int, isSelected: Bool) -> TextLine {
    let history = row.history.condensed(to: sparkWidth * 2)
    var line = Sparkline(history).line(width: sparkWidth, unicode: unicode)
    let value = ValueText.short(row.value)
    line.add(TextLine(value, row.value == nil ? .missing : .text).fitted(to: Self.valueWidth, .right))
    line.add("  ")
    line.add(own(row.labels, role: isSelected ? .selected : .strong))
    return line
  }

  /// The labels that not all rows have; of the only row all.
  private func own(_ labels: Labels, role: Role) -> TextLine {
    let common = answer.common
    let own = Labels(labels.pairs.filter { common[$0.name] == nil })
    let name = own.metricName
    let text = own.text(endingIn: ["instance", "job"])
    guard Labels.isPlainMetricName(name) else { return TextLine(text, role == .selected ? .selected : .text) }
    var line = TextLine(name, role)
    line.add(String(text.unicodeScalars.dropFirst(name.unicodeScalars.count)), .dim)
    return line
  }
}

/// Values of queries, of which NaN and the infinities are some; that there is none is something else.
enum ValueText {
  static func short(_ value: Double?) -> String {
    guard let value else { return NumberText.missing }
    return value.isNaN ? "NaN" : NumberText.plain(value, width: 9)
  }

  /// With all digits that tell it from its neighbours, as Prometheus writes it.
  static func exact(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
