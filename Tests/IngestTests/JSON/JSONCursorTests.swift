import Testing

@testable import Ingest

@Suite struct JSONCursorTests {
  /// Runs `body` over a text; the bytes behind it are such that reading them as part of it would be noticed.
  private func reading<Value>(
    _ text: String, _ body: (inout JSONCursor) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let bytes = Array(text.utf8) + Array(repeating: UInt8(ascii: "9"), count: 8)
    return try bytes.withUnsafeBufferPointer { buffer throws(JSONFault) in
      guard let start = buffer.baseAddress else { throw JSONFault(offset: 0, expected: "bytes") }
      var cursor = JSONCursor(start, count: text.utf8.count)
      return try body(&cursor)
    }
  }

  private func pairs(_ text: String) throws(JSONFault) -> [String] {
    try reading(text) { cursor throws(JSONFault) in
      var pairs: [String] = []
      try cursor.readObject { (key, cursor) throws(JSONFault) in
        switch key {
        case "text": pairs.append("\(key)=\(try cursor.readText())")
        case "number": pairs.append("\(key)=\(try cursor.readNumber())")
        case "quoted": pairs.append("\(key)=\(try cursor.readQuotedNumber())")
        case "list": pairs.append("\(key)=\(try cursor.readTexts())")
        default: try cursor.skipValue()
        }
      }
      try cursor.checkEnd()
      return pairs
    }
  }

  @Test func readsWhatIsAskedForAndSkipsTheRest() throws {
    let text = #"""
      {"text": "a\"b\\\u00e9\n", "other": {"deep": [1, {"x": "]}"}], "no": null}, "number": -1.5e3, "list": ["x", "y"],
       "quoted" : "0.25", "word": true, "empty": {}, "last": []}
      """#
    #expect(
      try pairs(text) == ["text=a\"b\\é\n", "number=-1500.0", #"list=["x", "y"]"#, "quoted=0.25"])
  }

  @Test func nullStandsForNothingInAList() throws {
    #expect(try pairs(#"{"list": null}"#) == ["list=[]"])
    #expect(try pairs("null") == [])
    #expect(try pairs("{}") == [])
  }

  @Test func quotedNumbersAreThoseOfPrometheus() throws {
    for (text, value) in [("+Inf", Double.infinity), ("-Inf", -.infinity), ("1e+300", 1e300), ("-0", 0)] {
      #expect(try reading("\"\(text)\"") { cursor throws(JSONFault) in try cursor.readQuotedNumber() } == value)
    }
    #expect(try reading("\"NaN\"") { cursor throws(JSONFault) in try cursor.readQuotedNumber() }.isNaN)
  }

  @Test(
    arguments: [
      ("", "byte 0: expected an object, and the document ends"),
      ("[]", "byte 0: expected an object"),
      ("{\"text\" 1}", "byte 8: expected a colon"),
      ("{\"text\": 1}", "byte 9: expected a text in quotes"),
      ("{\"number\": x}", "byte 11: expected a number"),
      ("{\"quoted\": \"x\"}", "byte 11: expected a number in quotes"),
      ("{\"quoted\": 1}", "byte 11: expected a number in quotes"),
      ("{\"text\": \"a", "byte 11: expected a closing quote, and the document ends"),
      ("{\"text\": \"\\x\"}", "byte 13: expected known escapes in the text before"),
      ("{\"a\": }", "byte 6: expected a value"),
      ("{\"a\": 1 \"b\": 2}", "byte 8: expected a comma or a closing brace"),
      ("{\"list\": [\"x\" \"y\"]}", "byte 14: expected a comma or a closing bracket"),
      ("{} {}", "byte 3: expected the end"),
    ])
  func whatIsWrongIsSaidWithItsPlace(text: String, sentence: String) {
    do throws(JSONFault) {
      let pairs = try pairs(text)
      Issue.record("read as \(pairs)")
    } catch {
      #expect(error.description == sentence)
    }
  }

  @Test func aDocumentThatIsCutOffIsNeverRead() {
    let text = #"{"text": "a\u00e9\"", "other": [{"a": 1}, null], "number": 12, "list": ["x"], "quoted": "1"}"#
    for count in 0..<text.utf8.count {
      #expect(throws: JSONFault.self) { try pairs(String(decoding: Array(text.utf8.prefix(count)), as: UTF8.self)) }
    }
  }

  @Test func depthCostsNoStack() throws {
    let depth = 1_000_000
    let text = #"{"other": "# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    #expect(try pairs(text) == [])
    #expect(throws: JSONFault.self) { try pairs(String(text.prefix(depth))) }
  }
}
