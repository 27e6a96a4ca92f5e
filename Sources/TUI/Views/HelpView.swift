/// Every key, from the table of bindings; those that do nothing in the view that help was opened from are dim.
struct HelpView {
  /// The application as it was before help was opened.
  var app: App
  var scroll: Int

  func draw(into grid: inout Grid, rect: Rect) {
    let columns = columns(width: rect.width)
    let height = columns.map(\.count).max() ?? 0
    let first = min(scroll, max(0, height - rect.height))
    let columnWidth = rect.width / max(1, columns.count)
    for (index, lines) in columns.enumerated() {
      let area = rect.part(x: index * columnWidth, width: columnWidth)
      for (y, line) in lines.dropFirst(first).enumerated() {
        grid.place(line.cut(to: area.width), x: 0, y: y, in: area)
      }
    }
  }

  func scrollLimit(in rect: Rect) -> Int {
    max(0, (columns(width: rect.width).map(\.count).max() ?? 0) - rect.height)
  }

  private func columns(width: Int) -> [[TextLine]] {
    let columns: [[Binding.Section]] =
      width >= 76 ? [[.views, .program, .time], [.moving, .alerts, .data]] : [Binding.Section.allCases]
    return columns.map { joined($0.map(lines)) }
  }

  private func joined(_ sections: [[TextLine]]) -> [TextLine] {
    Array(sections.joined(separator: [TextLine()]))
  }

  private func lines(_ section: Binding.Section) -> [TextLine] {
    var lines = [TextLine(" " + section.rawValue.uppercased(), .header)]
    for binding in Binding.all where binding.section == section {
      let isEnabled = binding.isEnabled(app)
      let keys = binding.keyText(in: app)
      var line = TextLine(" ")
      line.add(TextLine(keys, isEnabled ? .footerKey : .dim).fitted(to: 12))
      line.add(binding.help, isEnabled ? .text : .dim)
      lines.append(line)
    }
    return lines
  }
}
