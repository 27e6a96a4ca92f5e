import Testing

@testable import Ingest

@Suite struct WantedQueryTests {
  @Test func spellingsOfOneLetterAreTwoQuestions() {
    let composed = WantedQuery("up{job=\"caf\u{E9}\"}", .latest)
    let decomposed = WantedQuery("up{job=\"cafe\u{301}\"}", .latest)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(composed == WantedQuery(composed.expression, .latest))
  }
}
