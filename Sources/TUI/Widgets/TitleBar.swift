/// The second row: the views, with what is open in front of its own, and how much data the present one stands on.
struct TitleBar {
  var current: ViewKind
  /// The open model or server; `nil` in views about all of them.
  var subject: TextLine?
  var tabs: [ViewKind]
  /// The same words from the fullest form to the shortest.
  var counts: [String]
  /// What must be seen, before the counts: that a filter hides rows, that two times are compared.
  var remark: String?

  func draw(into grid: inout Grid, rect: Rect) {
    let sets = tabSets
    let lines = sets.map { line(rect: rect, tabs: $0) }
    let wanted = remark.map { TextLine($0).width } ?? counts.map(\.count).min()
    let fitting = lines.first { wanted ?? 0 <= rect.width - $0.width - 3 }
    // Counts may go.
    let title = fitting ?? (remark == nil ? lines[0] : lines[lines.count - 1])
    grid.place(title, x: 0, y: 0, in: rect)
    let room = rect.width - title.width - 3
    if let remark {
      var text = TextLine(remark, .stateWarning).cut(to: max(0, room))
      text.add(" ")
      grid.place(text, endingAt: rect.width, y: 0, in: rect)
      return
    }
    guard let counts = counts.first(where: { $0.count <= room }) else { return }
    grid.place(TextLine(counts + " "), endingAt: rect.width, y: 0, in: rect)
  }

  /// The views to name, fewer and fewer of them: what stands at the right needs room too.
  private var tabSets: [[ViewKind]] {
    guard subject == nil || remark != nil else { return [tabs] }
    return [tabs, tabs.filter { !$0.needsModel || $0 == current }, [current]]
  }

  private func line(rect: Rect, tabs: [ViewKind]) -> TextLine {
    var line = TextLine(" ")
    if let subject {
      line.add(subject.cut(to: max(8, rect.width / 3)))
      line.add(" › ", .dim)
    }
    guard current != .help else {
      line.add("help", .strong)
      return line
    }
    for (index, kind) in tabs.enumerated() {
      if index > 0 { line.add(" · ", .dim) }
      line.add(kind.rawValue, kind == current ? .strong : .dim)
    }
    return line
  }
}
