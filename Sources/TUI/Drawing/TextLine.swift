/// One line of cells in the making: texts of several roles, cleaned and measured in columns.
struct TextLine: Equatable, Sendable {
  enum Alignment: Sendable {
    case left
    case right
  }

  private(set) var cells: [Cell] = []

  var width: Int { cells.count }
  var isEmpty: Bool { cells.isEmpty }

  init() {}

  init(_ text: String, _ role: Role = .text) {
    add(text, role)
  }

  mutating func add(_ text: String, _ role: Role = .text) {
    for scalar in text.unicodeScalars { cells.append(Cell(CleanText.visible(scalar), role)) }
  }

  mutating func add(_ line: TextLine) {
    cells += line.cells
  }

  mutating func add(_ cell: Cell, count: Int = 1) {
    for _ in 0..<max(0, count) { cells.append(cell) }
  }

  /// Blanks up to a column; a line that is already longer stays as it is.
  mutating func pad(to column: Int) {
    add(.blank, count: column - width)
  }

  /// Exactly `width` columns: padded on the side that the alignment leaves free, or cut with `…`.
  func fitted(to width: Int, _ alignment: Alignment = .left) -> TextLine {
    var line = cut(to: width)
    guard line.width < width else { return line }
    if alignment == .left {
      line.pad(to: width)
      return line
    }
    var padded = TextLine()
    padded.add(.blank, count: width - line.width)
    padded.add(line)
    return padded
  }

  /// At most `width` columns; what is cut off leaves `…` in the last one.
  func cut(to width: Int) -> TextLine {
    guard cells.count > width else { return self }
    var line = TextLine()
    guard width > 0 else { return line }
    line.cells = Array(cells[..<width])
    line.cells[width - 1].character = "…"
    return line
  }

  /// At most `width` columns of the end, as a path needs it; what is cut off leaves `…` in the first one.
  func cutFront(to width: Int) -> TextLine {
    guard cells.count > width else { return self }
    var line = TextLine()
    guard width > 0 else { return line }
    line.cells = Array(cells.suffix(width))
    line.cells[0].character = "…"
    return line
  }

  func recolored(_ role: Role) -> TextLine {
    var line = self
    for index in line.cells.indices { line.cells[index].role = role }
    return line
  }
}
