import Monitor

/// The models or parts of one server, a row each, with the latest figures that any of them has.
struct PartTable {
  var parts: [ServerDetail.Part]
  /// How many there are, of which only the first are listed.
  var count: Int
  /// The label that tells them apart.
  var label: String?

  func lines(width: Int) -> [TextLine] {
    guard !parts.isEmpty, width > 0 else { return [] }
    let roles = PanelRole.allCases.filter { role in parts.contains { $0.figures[role] != nil } }
    let longest = parts.map { $0.name.unicodeScalars.count }.max() ?? 0
    let name = TableLayout.Column(
      title: label?.uppercased() ?? "PART", width: 14, maximum: min(44, max(longest, label?.count ?? 0)), priority: 0)
    let figures = roles.enumerated().map { index, role in
      TableLayout.Column(title: role.columnTitle, alignment: .right, width: role.columnWidth, priority: index + 1)
    }
    let layout = TableLayout([name] + figures, width: width)
    var lines = [layout.header()]
    for part in parts {
      lines.append(
        layout.row { index in
          guard index > 0 else { return TextLine(part.name) }
          let role = roles[index - 1]
          return FigureCell.line(part.figures[role], of: role, width: layout.width(of: index) ?? 0)
        })
    }
    if count > parts.count { lines.append(TextLine("\(NumberText.count(count - parts.count)) more", .dim)) }
    return lines
  }
}
