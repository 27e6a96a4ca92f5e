/// One line of text that is being edited, with a cursor and the keys that shells use.
struct LineEditor: Sendable, Equatable {
  private(set) var scalars: [Unicode.Scalar]
  /// Stands before this scalar, or at the end.
  private(set) var cursor: Int

  /// Longer than any query that a person writes; keeps a pasted file from filling the line.
  private static let longest = 10_000

  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  var text: String { Self.text(scalars[...]) }

  /// Where the cursor stands, in bytes.
  var cursorByte: Int { Self.text(scalars[..<cursor]).utf8.count }

  /// Edits the text; says whether the key was one for editing.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar), .pasted(let scalar): insert(scalar)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(scalars.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = scalars.count
    case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
    case .control("w"): remove(from: wordStart, to: cursor)
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: scalars.count)
    default: return false
    }
    return true
  }

  /// Puts a text in the place of some bytes, and the cursor behind it.
  mutating func replace(_ bytes: Range<Int>, with text: String) {
    let start = Self.index(ofByte: bytes.lowerBound, in: scalars)
    let end = max(start, Self.index(ofByte: bytes.upperBound, in: scalars))
    scalars.replaceSubrange(start..<end, with: text.unicodeScalars)
    cursor = start + text.unicodeScalars.count
  }

  /// The scalar that a byte belongs to; the end for what lies behind the text.
  static func index(ofByte byte: Int, in scalars: some Sequence<Unicode.Scalar>) -> Int {
    var bytes = 0
    var index = 0
    for scalar in scalars {
      bytes += UTF8.width(scalar)
      if bytes > byte { break }
      index += 1
    }
    return index
  }

  private mutating func insert(_ scalar: Unicode.Scalar) {
    guard scalars.count < Self.longest else { return }
    scalars.insert(scalar, at: cursor)
    cursor += 1
  }

  private mutating func remove(from start: Int, to end: Int) {
    let range = max(0, start)..<min(scalars.count, end)
    scalars.removeSubrange(range)
    cursor = range.lowerBound
  }

  /// Where the name before the cursor begins, or the run of signs.
  private var wordStart: Int {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    guard start > 0 else { return 0 }
    let isName = Self.isName(scalars[start - 1])
    while start > 0, scalars[start - 1] != " ", Self.isName(scalars[start - 1]) == isName { start -= 1 }
    return start
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == ":" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
