import Monitor
import Predictions

/// The segments in which a model's quality fell, and the gaps between groups: one picture, scrolled as a whole.
struct SlicesView {
  var slices: SliceDetail
  /// The first line that is shown.
  var scroll: Int

  func draw(into grid: inout Grid, rect: Rect) {
    let lines = lines(width: rect.width)
    let first = min(scroll, max(0, lines.count - rect.height))
    for (row, line) in lines.enumerated().dropFirst(first) { grid.place(line, x: 0, y: row - first, in: rect) }
  }

  func scrollLimit(in rect: Rect) -> Int {
    max(0, lines(width: rect.width).count - rect.height)
  }

  private func lines(width: Int) -> [TextLine] {
    guard width > 2 else { return [] }
    var lines = [heading(width: width)]
    for note in slices.notes { lines += sentence(note, width: width) }
    if !slices.slices.isEmpty { lines += SliceTable(slices: slices).lines(width: width - 1).map(indented) }
    lines.append(TextLine())
    guard slices.groupNote == nil, let field = slices.groupField else {
      return lines + sentence(slices.groupNote ?? "", width: width)
    }
    var title = TextLine(" GROUPS OF ", .header)
    title.add(field, .strong)
    lines.append(title.cut(to: width))
    return lines + GroupTable(groups: slices.groups).lines(width: width - 1).map(indented)
  }

  /// What was searched, and against what.
  private func heading(width: Int) -> TextLine {
    var line = TextLine(" ")
    line.add(slices.comparison == .reference ? "WORSE THAN THE REFERENCE" : "WORSE THAN THE REST", .header)
    guard slices.searchedCount > 0 else { return line.cut(to: width) }
    for part in [
      "\(NumberText.count(slices.recordCount)) labelled",
      "\(NumberText.count(slices.searchedCount, width: 7)) segments searched",
      "each \(slices.minimumSize) or more",
    ] where line.width + 3 + part.count < width {
      line.add(" · ", .dim)
      line.add(part, .dim)
    }
    return line.cut(to: width)
  }

  private func sentence(_ text: String, width: Int) -> [TextLine] {
    TextWrap.lines(text, width: min(110, width - 2), role: .dim).map(indented)
  }

  private func indented(_ line: TextLine) -> TextLine {
    var indented = TextLine(" ")
    indented.add(line)
    return indented
  }
}
