import Analysis
import Testing

@Suite struct MidranksTests {
  @Test func equalValuesShareTheMiddleRank() {
    #expect(Midranks.of([10, 30, 10, -.infinity]) == [2.5, 4, 2.5, 1])
    #expect(Midranks.of([]) == [])
  }
}
