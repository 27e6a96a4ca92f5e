/// A grid as text, without its roles: what `--once` prints and what golden files hold.
public enum GridText {
  /// One line a row, each ended by a newline; trailing blanks are cut.
  public static func plain(_ grid: Grid) -> String {
    var text = ""
    for y in 0..<grid.height {
      var row = String.UnicodeScalarView()
      for x in 0..<grid.width { row.append(grid[x, y].character) }
      while row.last == " " { row.removeLast() }
      text += String(row) + "\n"
    }
    return text
  }
}
