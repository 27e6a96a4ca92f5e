extension Grid {
  /// Writes a line at a position relative to `rect`; whatever lies outside `rect` is left out.
  mutating func place(_ line: TextLine, x: Int, y: Int, in rect: Rect) {
    guard y >= 0, y < rect.height else { return }
    for (offset, cell) in line.cells.enumerated() {
      let column = x + offset
      guard column >= 0, column < rect.width else { continue }
      self[rect.x + column, rect.y + y] = cell
    }
  }

  /// Writes a line so that it ends before column `end`, relative to `rect`.
  mutating func place(_ line: TextLine, endingAt end: Int, y: Int, in rect: Rect) {
    place(line, x: end - line.width, y: y, in: rect)
  }

  mutating func clear(_ rect: Rect) {
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { self[x, y] = .blank }
    }
  }

  /// Copies rows of another grid into `rect`, beginning with row `firstRow` of `other`.
  mutating func copyRows(of other: Grid, from firstRow: Int, into rect: Rect) {
    for y in 0..<rect.height {
      let row = firstRow + y
      guard row >= 0, row < other.height else { continue }
      for x in 0..<min(rect.width, other.width) { self[rect.x + x, rect.y + y] = other[x, row] }
    }
  }
}

extension Rect {
  /// A part of this rectangle, given relative to its corner and never larger than it.
  func part(x: Int = 0, y: Int = 0, width: Int = .max, height: Int = .max) -> Rect {
    let left = min(max(0, x), self.width)
    let top = min(max(0, y), self.height)
    return Rect(
      x: self.x + left, y: self.y + top, width: min(width, self.width - left), height: min(height, self.height - top))
  }
}
