import Testing

@testable import Ingest

@Suite struct ForeignTextTests {
  @Test func textOfServersIsShortAndVisible() {
    #expect(ForeignText("a\u{1B}[2J\u{202E}b\n").description == "a?[2J?b?")
    #expect(ForeignText(String(repeating: "é", count: 81)).description == String(repeating: "é", count: 80) + "…")
  }
}
