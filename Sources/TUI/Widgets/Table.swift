/// Columns of a table and how they share a width.
///
/// What does not fit is left out by priority; what is left over goes to the columns that can use it, in their order.
struct TableLayout {
  struct Column {
    var title: String
    var alignment: TextLine.Alignment = .left
    var width: Int
    /// How far the column may grow; `nil`: not at all.
    var maximum: Int?
    /// 0 stays always; of the others the highest goes first.
    var priority: Int
  }

  struct Placed {
    var index: Int
    var x: Int
    var width: Int
  }

  static let gap = 1
  let columns: [Column]
  let placed: [Placed]

  /// - Parameter leavingOut: columns that nothing would stand in.
  init(_ columns: [Column], width: Int, leavingOut absent: Set<Int> = []) {
    self.columns = columns
    var kept = columns.indices.filter { !absent.contains($0) }
    while Self.total(columns, kept) > width,
      let last = kept.filter({ columns[$0].priority > 0 }).max(by: { columns[$0].priority < columns[$1].priority })
    {
      kept.removeAll { $0 == last }
    }
    var spare = max(0, width - Self.total(columns, kept))
    var x = 0
    var placed: [Placed] = []
    for index in kept {
      let grown = min(spare, max(0, (columns[index].maximum ?? 0) - columns[index].width))
      spare -= grown
      placed.append(Placed(index: index, x: x, width: columns[index].width + grown))
      x += columns[index].width + grown + Self.gap
    }
    self.placed = placed
  }

  private static func total(_ columns: [Column], _ kept: [Int]) -> Int {
    kept.reduce(0) { $0 + columns[$1].width } + max(0, kept.count - 1) * gap
  }

  /// The width of a column; `nil` when it was left out.
  func width(of index: Int) -> Int? {
    placed.first { $0.index == index }?.width
  }

  func header() -> TextLine {
    row { TextLine(columns[$0].title, .header) }
  }

  /// One line of cells, each made for its column's index.
  func row(_ cell: (Int) -> TextLine) -> TextLine {
    var line = TextLine()
    for column in placed {
      line.pad(to: column.x)
      line.add(cell(column.index).fitted(to: column.width, columns[column.index].alignment))
    }
    return line
  }
}

/// Which part of a list is on the screen.
enum ListWindow {
  /// The first row to show so that `selected` is visible, moving by whole screens so that the list stands still
  /// while the selection moves inside.
  static func firstRow(selected: Int, count: Int, height: Int) -> Int {
    guard height > 0, count > height else { return 0 }
    return min(max(0, selected) / height * height, count - height)
  }
}
