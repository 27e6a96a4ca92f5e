/// A field of dots, two by four in each cell, drawn in braille or in the ASCII character that comes nearest.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  /// Which dots of a cell are set, in the order of the braille block's bits.
  private var patterns: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    patterns = Array(repeating: 0, count: self.columns * self.rows)
  }

  var dotWidth: Int { columns * 2 }
  var dotHeight: Int { rows * 4 }

  /// Sets a dot; (0, 0) is the top left. Outside nothing happens.
  mutating func set(x: Int, y: Int) {
    guard x >= 0, x < dotWidth, y >= 0, y < dotHeight else { return }
    patterns[y / 4 * columns + x / 2] |= Self.bit(column: x & 1, row: y & 3)
  }

  /// A straight line between two dots, both included. The ends may lie outside, by less than a few thousand dots.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    guard steps > 0 else { return set(x: start.x, y: start.y) }
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      set(
        x: start.x + ScreenInt.rounded(Double(end.x - start.x) * part),
        y: start.y + ScreenInt.rounded(Double(end.y - start.y) * part))
    }
  }

  /// The character of a cell; `nil` when no dot is set in it.
  func character(column: Int, row: Int, unicode: Bool) -> Unicode.Scalar? {
    let pattern = patterns[row * columns + column]
    guard pattern != 0 else { return nil }
    return unicode ? Unicode.Scalar(0x2800 + UInt32(pattern)) : Self.ascii(pattern)
  }

  /// Writes the cells that hold dots; the others keep what stands there.
  func draw(into grid: inout Grid, rect: Rect, role: Role, unicode: Bool) {
    for row in 0..<min(rows, rect.height) {
      for column in 0..<min(columns, rect.width) {
        guard let character = character(column: column, row: row, unicode: unicode) else { continue }
        grid[rect.x + column, rect.y + row] = Cell(character, role)
      }
    }
  }

  static func bit(column: Int, row: Int) -> UInt8 {
    if row == 3 { return column == 0 ? 0x40 : 0x80 }
    return (column == 0 ? 0x01 : 0x08) << UInt8(row)
  }

  /// Slope and height of the dots, as far as one ASCII character can say them.
  private static func ascii(_ pattern: UInt8) -> Unicode.Scalar {
    let left = (0..<4).filter { pattern & bit(column: 0, row: $0) != 0 }
    let right = (0..<4).filter { pattern & bit(column: 1, row: $0) != 0 }
    let all = left + right
    guard let top = all.min(), let bottom = all.max() else { return " " }
    if top == bottom { return top == 0 ? "\"" : top == 3 ? "_" : "-" }
    if left.isEmpty || right.isEmpty { return "|" }
    // Compared without division: the mean row of the left dots against that of the right ones.
    let leftSum = left.reduce(0, +) * right.count
    let rightSum = right.reduce(0, +) * left.count
    if leftSum == rightSum { return bottom - top >= 2 ? "|" : "=" }
    return leftSum > rightSum ? "/" : "\\"
  }
}
