import Monitor

/// The models or parts of one server, a row each, with the latest figures that any of them has.
struct PartTable {
  var parts: [ServerDetail.Part]
  /// The label that tells them apart.
  var label: String?

  /// More parts than this are counted, not listed.
  private static let most = 200

  func lines(width: Int) -> [TextLine] {
    guard !parts.isEmpty, width > 0 else { return [] }
    let roles = PanelRole.allCases.filter { role in parts.contains { $0.figures[role] != nil } }
    let longest = parts.prefix(Self.most).map { $0.name.unicodeScalars.count }.max() ?? 0
    let name = TableLayout.Column(
      title: label?.uppercased() ?? "PART", width: 14, maximum: min(44, max(longest, label?.count ?? 0)), priority: 0)
    let figures = roles.enumerated().map { index, role in
      TableLayout.Column(title: role.columnTitle, alignment: .right, width: role.columnWidth, priority: index + 1)
    }
    let layout = TableLayout([name] + figures, width: width)
    var lines = [layout.header()]
    for part in parts.prefix(Self.most) {
      lines.append(
        layout.row { index in
          guard index > 0 else { return TextLine(part.name) }
          let role = roles[index - 1]
          return FigureCell.line(part.figures[role], of: role, width: layout.width(of: index) ?? 0)
        })
    }
    if parts.count > Self.most { lines.append(TextLine("\(NumberText.count(parts.count - Self.most)) more", .dim)) }
    return lines
  }
}
