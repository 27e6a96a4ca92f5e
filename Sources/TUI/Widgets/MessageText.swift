/// A sentence in the place of a picture that cannot be drawn.
enum MessageText {
  static func draw(_ text: String, into grid: inout Grid, rect: Rect) {
    let lines = TextWrap.lines(text, width: min(72, rect.width - 2), role: .dim)
    for (y, line) in lines.enumerated() { grid.place(line, x: 1, y: y + (rect.height > 4 ? 1 : 0), in: rect) }
  }
}
