import PromQL
import Testing

@Suite struct TextPlaceTests {
  @Test func countsLinesAndColumnsFromOne() {
    #expect(TextPlace(0, in: "sum(").description == "1:1")
    #expect(TextPlace(5, in: "a +\nbc").description == "2:2")
  }
}
