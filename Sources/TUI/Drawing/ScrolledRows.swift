/// A rectangle that shows a part of a taller picture: what is drawn is placed by its row in the whole picture, and what
/// lies outside the part is left out.
struct ScrolledRows {
  var rect: Rect
  /// The row of the picture that stands at the top.
  var first: Int

  func place(_ line: TextLine, x: Int, row: Int, into grid: inout Grid) {
    grid.place(line, x: x, y: row - first, in: rect)
  }

  /// Draws a part of the picture, which may be cut at the top or the bottom.
  func draw(_ part: Rect, into grid: inout Grid, _ picture: (inout Grid, Rect) -> Void) {
    guard part.y < first + rect.height, part.maxY > first else { return }
    var whole = Grid(width: min(part.width, rect.width - part.x), height: part.height)
    picture(&whole, whole.bounds)
    let target = rect.part(x: part.x, y: max(0, part.y - first), width: whole.width)
    grid.copyRows(of: whole, from: max(0, first - part.y), into: target)
  }
}
