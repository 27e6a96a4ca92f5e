import Telemetry
import Testing

@testable import Monitor

@Suite struct PromQLTextTests {
  @Test func matchersAreQuoted() {
    #expect(PromQLText.matcher("job", .equal("a\"b\\c\n")) == #"job="a\"b\\c\n""#)
    #expect(PromQLText.matcher("status", .doesNotMatch("5..")) == "status!~\"5..\"")
    #expect(PromQLText.matcher("http.status", .notEqual("")) == "\"http.status\"!=\"\"")
  }

  @Test func aPatternOfTextsMatchesThemAlone() throws {
    let texts = ["127.0.0.1:80", "a+b", "[::1]:9", "x|y", "é.", "^$"]
    let pattern = try Pattern(PromQLText.pattern(ofAny: texts))
    #expect(texts.allSatisfy(pattern.matches))
    #expect(!["127x0.0.1:80", "aab", "x", "y", "éa", ""].contains(where: pattern.matches))
  }

  @Test(arguments: [(90_000, "90s"), (3_600_000, "1h"), (1_500, "1500ms"), (172_800_000, "2d"), (300_000, "5m")])
  func durationsStandInTheirLargestUnit(_ milliseconds: Int64, _ text: String) {
    #expect(PromQLText.duration(milliseconds: milliseconds) == text)
  }
}
