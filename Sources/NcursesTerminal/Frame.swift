import TUI

/// What the screen shows, in the form that costs the fewest bytes to change.
///
/// A space shows only its background. So it takes over the slot of the character before it where both look the same,
/// which saves two changes of colour around every gap, and slot 0 at the end of a row, which the terminal can erase.
struct Frame {
  /// Neighbouring cells of one row and one slot that have to be written.
  struct Run: Equatable {
    var x: Int
    var y: Int
    var slot: UInt8
    var scalars: [UInt32]
  }

  private struct Glyph: Equatable {
    var scalar: UInt32 = 0x20
    var slot: UInt8 = 0
  }

  /// What can be seen of a space in a slot; equal values look the same on the screen.
  private struct SpaceLook: Equatable {
    var background: Int32 = -1
    /// Lines and reversed colours show the foreground too, so only the slot itself is sure to look the same.
    var slot: UInt8 = 0
  }

  private(set) var width: Int
  private(set) var height: Int
  private var glyphs: [Glyph]
  private var source: Grid?
  private var spaceLooks = Array(repeating: SpaceLook(), count: Role.allCases.count + 1)

  private static let slots = Dictionary(
    uniqueKeysWithValues: Role.allCases.enumerated().map { ($0.element, UInt8($0.offset + 1)) })

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    glyphs = Array(repeating: Glyph(), count: width * height)
  }

  static func slot(of role: Role) -> UInt8 {
    slots[role] ?? 0
  }

  mutating func setLook(_ look: Look, of role: Role) {
    let slot = Self.slot(of: role)
    let showsForeground = look.attributes.contains(.underlined) || look.attributes.contains(.reversed)
    spaceLooks[Int(slot)] = SpaceLook(background: look.background, slot: showsForeground ? slot : 0)
  }

  /// Starts over from a blank screen of the same size.
  mutating func forget() {
    resize(width: width, height: height)
  }

  /// Starts over from a blank screen.
  mutating func resize(width: Int, height: Int) {
    self.width = width
    self.height = height
    glyphs = Array(repeating: Glyph(), count: width * height)
    source = nil
  }

  /// Takes over a grid and hands out the runs that differ from before, row by row and from left to right.
  mutating func replace(with grid: Grid, write: (Run) -> Void) {
    for y in 0..<height where differs(grid, inRow: y) {
      let row = glyphRow(of: grid, y: y)
      writeDifferences(of: row, y: y, write: write)
      glyphs.replaceSubrange(y * width..<(y + 1) * width, with: row)
    }
    source = grid
  }

  private func differs(_ grid: Grid, inRow y: Int) -> Bool {
    guard let source, source.width == grid.width, source.height == grid.height else { return true }
    guard y < grid.height else { return false }
    let row = y * grid.width..<(y + 1) * grid.width
    return source.cells[row] != grid.cells[row]
  }

  private func glyphRow(of grid: Grid, y: Int) -> [Glyph] {
    var row = Array(repeating: Glyph(), count: width)
    guard y < grid.height else { return row }
    var role: Role?
    var slot: UInt8 = 0
    var slotBefore: UInt8 = 0
    for x in 0..<min(width, grid.width) {
      let cell = grid[x, y]
      if cell.role != role {
        role = cell.role
        slot = Self.slot(of: cell.role)
      }
      let isSpace = cell.character == " "
      let takesOver = isSpace && spaceLooks[Int(slot)] == spaceLooks[Int(slotBefore)]
      if !takesOver { slotBefore = slot }
      row[x] = Glyph(scalar: cell.character.value, slot: slotBefore)
    }
    for x in row.indices.reversed() {
      guard row[x].scalar == 0x20, spaceLooks[Int(row[x].slot)] == SpaceLook() else { break }
      row[x].slot = 0
    }
    return row
  }

  private func writeDifferences(of row: [Glyph], y: Int, write: (Run) -> Void) {
    var run: Run?
    for x in 0..<width {
      let glyph = row[x]
      let isChanged = glyph != glyphs[y * width + x]
      if let finished = run, !isChanged || glyph.slot != finished.slot {
        write(finished)
        run = nil
      }
      if isChanged {
        run = run ?? Run(x: x, y: y, slot: glyph.slot, scalars: [])
        run?.scalars.append(glyph.scalar)
      }
    }
    if let run { write(run) }
  }
}
