/// Two distributions laid over each other, in glyphs that differ without colour: what only the reference reaches, what
/// both reach, and what only the current window reaches.
enum Overlay {
  private static let glyphs: [Unicode.Scalar] = ["░", "▒", "█"]
  private static let asciiGlyphs: [Unicode.Scalar] = [".", "=", "#"]
  private static let roles: [Role] = [.graphReference, .text, .graphLine]
  private static let names = ["reference", "both", "current"]

  /// `nil` where neither reaches.
  static func cell(reference: Bool, current: Bool, unicode: Bool) -> Cell? {
    guard reference || current else { return nil }
    let index = reference && current ? 1 : reference ? 0 : 2
    return Cell((unicode ? glyphs : asciiGlyphs)[index], roles[index])
  }

  /// "░ reference  ▒ both  █ current".
  static func legend(unicode: Bool) -> TextLine {
    var line = TextLine(" ")
    for (index, name) in names.enumerated() {
      if index > 0 { line.add("  ") }
      line.add(Cell((unicode ? glyphs : asciiGlyphs)[index], roles[index]), count: 1)
      line.add(" " + name, .dim)
    }
    return line
  }

  /// 0 for what is no share.
  static func share(_ value: Double) -> Double {
    value.isFinite ? min(1, max(0, value)) : 0
  }
}
