import Analysis
import Monitor

// The matrix as the difference to another time: what became worse is shaded, whatever the numbers are divided by.
extension ConfusionTable {
  func changeCell(_ row: Int, _ column: Int, since then: ConfusionShares) -> TextLine {
    var line = TextLine(" ")
    let text = changeText(row, column, since: then)
    guard text != "0" else {
      line.add(TextLine("·", .dim).fitted(to: cellWidth - 1, .right))
      return line
    }
    guard text != NumberText.missing else {
      line.add(TextLine(text, .missing).fitted(to: cellWidth - 1, .right))
      return line
    }
    let rise = (now.share(row, column, .row) ?? 0) - (then.share(row, column, .row) ?? 0)
    let heat = HeatCell.miss(share: row == column ? -rise : rise)
    let number = TextLine(text, heat.role == .error0 ? .text : heat.role).cut(to: cellWidth - 2)
    line.add(Cell(heat.shade, heat.role), count: cellWidth - 1 - number.width)
    line.add(number)
    return line
  }

  /// In counts, or in percent points of what the cells are divided by.
  private func changeText(_ row: Int, _ column: Int, since then: ConfusionShares) -> String {
    guard normalization != .none else {
      return ChangeText.text(
        from: then.matrix[row, column], to: now.matrix[row, column], unit: .count, width: cellWidth - 3)
    }
    let text = ChangeText.text(
      from: then.share(row, column, normalization), to: now.share(row, column, normalization), unit: .ratio)
    return text == NumberText.missing ? text : text == "0 %" ? "0" : String(text.dropLast(2))
  }
}
