import Testing

@testable import TUI

@Suite("Text from outside")
struct CleanTextTests {
  private func clean(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: CleanText.scalars(text))
    return String(view)
  }

  @Test func ordinaryTextStaysAsItIs() {
    #expect(clean("fraud-v3 ÄÖü Ωλ Жя → ±") == "fraud-v3 ÄÖü Ωλ Жя → ±")
  }

  @Test(arguments: [
    ("\u{1B}[2J", "␛[2J"), ("a\u{0}b\u{7F}", "a␀b␡"), ("\u{85}", "\u{FFFD}"), ("\u{202E}x\u{2066}", "⇆x⇆"),
    ("a\u{200B}b\u{FEFF}c\u{AD}", "a␣b␣c␣"), ("東京", "▯▯"), ("🙂", "▯"), ("한", "▯"), ("a\u{A0}b", "a␣b"),
  ])
  func whatHidesOrMovesBecomesVisible(text: String, shown: String) {
    #expect(clean(text).utf8.elementsEqual(shown.utf8))
  }

  @Test func composedAndDecomposedLettersLookDifferent() {
    #expect(!clean("caf\u{E9}").utf8.elementsEqual(clean("cafe\u{301}").utf8))
  }

  @Test func everyScalarOfTheBasicPlaneTakesOneColumnAfterCleaning() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = CleanText.visible(scalar)
      #expect(CleanText.visible(shown) == shown)
      #expect(shown.properties.generalCategory != .control && shown.properties.generalCategory != .format)
    }
  }

  @Test func aLineThatIsTooLongEndsInAnEllipsis() {
    let line = TextLine("predictions.jsonl").cut(to: 8)
    #expect(line == TextLine("predict…"))
    #expect(TextLine("predictions.jsonl").cutFront(to: 7) == TextLine("….jsonl"))
    #expect(TextLine("ab").fitted(to: 4, .right) == TextLine("  ab"))
  }

  @Test func sentencesBreakAtBlanksAndLongWordsAtTheEdge() {
    #expect(
      TextWrap.lines("a bc defghij k", width: 4, role: .text) == ["a bc", "defg", "hij", "k"].map { TextLine($0) })
    #expect(TextWrap.lines("word", width: 0, role: .text).isEmpty)
  }
}
