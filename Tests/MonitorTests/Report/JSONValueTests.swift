import Foundation
import Testing

@testable import Monitor

@Suite struct JSONValueTests {
  @Test(
    arguments: [
      (0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1e15, "1000000000000000"),
      (18_014_398_509_481_982, "18014398509481982"), (1e17, "1e+17"), (123_456_789_012_345, "123456789012345"),
      (0.1 + 0.2, "0.30000000000000004"),
      (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (-2.5e-7, "-2.5e-07"),
      (1.0 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func numbersAreShortestAndWholeOnesHaveNoFraction(value: Double, text: String) {
    #expect(JSONValue.number(value).text == text)
  }

  @Test func randomDoublesReadBackBitForBit() {
    for step in UInt64(0)..<3_000 {
      // Multiples of an odd number, cut to 64 bits, visit bit patterns of every size.
      let value = Double(bitPattern: step &* 0x9E37_79B9_7F4A_7C15)
      guard value.isFinite else { continue }
      let text = JSONValue.number(value).text
      #expect(Double(text)?.bitPattern == value.bitPattern)
    }
  }

  @Test func whatIsMissingOrNotFiniteIsNull() {
    #expect(JSONValue(Double?.none).text == "null")
    #expect(JSONValue(Double.nan).text == "null")
    #expect(JSONValue([1, .infinity, -.infinity]).text == "[1,null,null]")
    #expect(JSONValue.number(.nan).text == "null")
    #expect(JSONValue(String?.none).text == "null")
  }

  @Test func textsAreEscapedAndReadBack() throws {
    let texts = ["", "plain", "\"\\/", "\n\r\t", "\u{0}\u{1}\u{1F}\u{7F}", "é日本😀", "\u{2028}", "</script>", "\u{FFFD}"]
    for text in texts { #expect(try ReadJSON(text: JSONValue.string(text).text).text == text) }
    #expect(JSONValue.string("a\u{1}\n\u{7F}").text == #""a\u0001\n\u007f""#)
  }

  @Test func membersKeepTheirOrder() {
    let value = JSONValue.object([("z", .integer(1)), ("a", .array([.bool(true), .null])), ("m", .object([]))])
    #expect(value.text == #"{"z":1,"a":[true,null],"m":{}}"#)
  }
}
