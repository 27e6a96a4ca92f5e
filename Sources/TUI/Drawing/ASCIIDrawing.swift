extension Grid {
  /// The same picture in ASCII, cell for cell. Charts have drawn themselves in ASCII before; what is left is text, lines and
  /// signs, each with one ASCII character in its place.
  mutating func reduceToASCII() {
    for y in 0..<height {
      for x in 0..<width where !self[x, y].character.isASCII {
        self[x, y] = Cell(ASCIIDrawing.character(for: self[x, y].character), self[x, y].role)
      }
    }
  }
}

/// Which ASCII character stands for which sign of the screen.
enum ASCIIDrawing {
  /// What stands for a letter or a sign that has no counterpart.
  static let unknown: Unicode.Scalar = "?"

  static func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if (0x2400...0x2421).contains(scalar.value) { return "^" }
    return table[scalar] ?? unknown
  }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "└": "+", "┌": "+", "├": "+", "┤": "|", "┬": "+", "┴": "+", "┼": "+", "┄": ".", "▌": "|",
    "●": "*", "▲": "!", "▽": "v", "◌": "o", "◐": "%", "×": "x", "°": "'", "◆": "@", "▸": ">", "◂": "<", "›": ">",
    "▾": "v", "▴": "^", "○": "i", "△": "^", "✓": "+", "∅": "/",
    "·": "-", "…": "~", "–": "-", "−": "-", "±": "~", "∞": "I", "≥": ">", "≠": "!", "µ": "u", "█": "#", "▓": "%",
    "▒": "=", "━": "=", "‖": "|", "◦": "o",
    "░": "-", "←": "<", "→": ">", "↑": "^", "↓": "v", "↵": "<", "▏": "_", "“": "\"", "”": "\"", "’": "'",
    CleanText.bidirectional: "^", CleanText.invisible: "_", CleanText.combining: "?", CleanText.wide: "?",
  ]
}
