import Testing

@testable import Monitor

@Suite struct JSONReadingTests {
  private func reading(_ text: String) -> Result<String, JSONReadingError> {
    do throws(JSONReadingError) {
      return .success(try JSONValue(reading: Array(text.utf8)).text)
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    "null", "true", "[]", "{}", #"{"a":[1,-2.5,1e+300,"x"],"b":{"a":null}}"#, #""\"\\\n""#, "9007199254740993",
    "\"é😀\"",
  ])
  func whatIsWrittenIsReadBack(text: String) {
    #expect(reading(text) == .success(text))
  }

  @Test func blanksAndEscapesMeanWhatTheyStandFor() {
    #expect(reading(" { \"a\\u00e9\\ud83d\\ude00\\/\" :\t1.0E2 }\n") == .success(#"{"aé😀/":100}"#))
  }

  @Test(arguments: [
    ("", 0, "a value"), ("[1,]", 3, "a value"), ("{\"a\" 1}", 5, "a colon"),
    ("[1 2]", 3, "a comma or a closing bracket"),
    ("{\"a\":1", 6, "a comma or a closing brace"), ("{a:1}", 1, "a text in quotes"), ("01", 2, "no zero before digits"),
    ("1.", 2, "a digit"), ("1e400", 5, "a number that a double can hold"), ("nul", 0, "a value"), ("1 1", 2, "the end"),
    ("\"a", 2, "a closing quote"), ("\"\n\"", 1, "no control character in a text"), ("\"\\x\"", 3, "a known escape"),
    ("\"\\ud800\"", 7, "whole surrogate pairs"), ("\"\\u12g4\"", 3, "four hexadecimal digits"), ("NaN", 0, "a value"),
  ])
  func theFirstByteThatDoesNotFitIsNamed(text: String, offset: Int, expected: String) {
    #expect(reading(text) == .failure(JSONReadingError(offset: offset, expected: expected)))
  }

  @Test func aDeepDocumentIsRefusedRatherThanRecursedInto() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(reading(deep) == .failure(JSONReadingError(offset: 64, expected: "at most 64 levels")))
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: JSONReadingError(offset: 2, expected: "UTF-8 in the text before")) {
      try JSONValue(reading: [0x22, 0xFF, 0x22])
    }
  }
}
