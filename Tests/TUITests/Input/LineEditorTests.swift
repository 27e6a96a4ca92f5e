import Testing

@testable import TUI

@Suite struct LineEditorTests {
  /// The text with the cursor as `|`.
  private func edited(_ text: String, _ keys: [Key]) -> String {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var editor = LineEditor(parts.joined())
    for _ in 0..<parts[1].unicodeScalars.count { _ = editor.edit(.left) }
    for key in keys { _ = editor.edit(key) }
    var shown = String.UnicodeScalarView(editor.scalars)
    shown.insert("|", at: shown.index(shown.startIndex, offsetBy: editor.cursor))
    return String(shown)
  }

  @Test(
    arguments: [
      ("ab|c", .character("é"), "abé|c"), ("ab|c", .left, "a|bc"), ("|ab", .left, "|ab"), ("ab|", .right, "ab|"),
      ("ab|c", .home, "|abc"), ("ab|c", .control("a"), "|abc"), ("a|bc", .end, "abc|"), ("a|bc", .control("e"), "abc|"),
      ("ab|c", .backspace, "a|c"), ("|ab", .backspace, "|ab"), ("ab|c", .delete, "ab|"), ("ab|", .delete, "ab|"),
      ("ab|c", .control("u"), "|c"), ("ab|c", .control("k"), "ab|"), ("rate(a:b_c|", .control("w"), "rate(|"),
      ("rate(|x", .control("w"), "rate|x"), ("a b  |", .control("w"), "a |"), ("|a", .control("w"), "|a"),
      ("a|b", .control("b"), "|ab"), ("a|b", .control("f"), "ab|"), ("a|b", .control("d"), "a|"),
    ] as [(String, Key, String)])
  func aKeyEditsTheLine(text: String, key: Key, expected: String) {
    #expect(edited(text, [key]) == expected)
  }

  @Test func otherKeysAreNotForEditing() {
    var editor = LineEditor("a")
    for key in [Key.enter, .escape, .tab, .up, .pageDown, .function(1), .control("x")] {
      let isEdit = editor.edit(key)
      #expect(!isEdit, "\(key)")
    }
  }

  @Test func bytesAreCountedInUTF8() {
    var editor = LineEditor("é🙂x")
    _ = editor.edit(.left)
    #expect(editor.cursorByte == 6)
    editor.replace(2..<6, with: "ab")
    #expect(editor.text == "éabx" && editor.cursor == 3)
    editor.replace(0..<1_000, with: "")
    #expect(editor.text.isEmpty && editor.cursor == 0)
  }

  @Test func aPastedFileDoesNotFillTheLine() {
    var editor = LineEditor()
    for _ in 0..<20_000 { _ = editor.edit(.character("x")) }
    #expect(editor.scalars.count == 10_000)
  }
}
