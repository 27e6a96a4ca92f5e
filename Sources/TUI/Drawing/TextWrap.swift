/// Breaks a sentence into lines at blanks; a word longer than a line is broken where the line ends.
enum TextWrap {
  static func lines(_ text: String, width: Int, role: Role) -> [TextLine] {
    guard width > 0 else { return [] }
    var lines: [TextLine] = []
    var line = TextLine()
    for word in text.split(separator: " ") {
      var rest = TextLine(String(word), role).cells[...]
      if !line.isEmpty, line.width + 1 + rest.count > width {
        lines.append(line)
        line = TextLine()
      }
      if !line.isEmpty { line.add(" ", role) }
      while line.width + rest.count > width {
        let part = rest.prefix(width - line.width)
        for cell in part { line.add(cell) }
        rest = rest.dropFirst(part.count)
        lines.append(line)
        line = TextLine()
      }
      for cell in rest { line.add(cell) }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
