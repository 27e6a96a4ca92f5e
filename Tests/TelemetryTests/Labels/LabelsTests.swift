import Telemetry
import Testing

@Suite struct LabelsTests {
  @Test func theExampleOfTheDocumentationHolds() {
    #expect(Labels([Label("job", "vllm"), Label("__name__", "up")]).description == "up{job=\"vllm\"}")
  }

  @Test func labelsAreSortedByTheBytesOfTheirNames() {
    let labels = Labels(["b", "é", "Z", "aa", "a", "_"].map { Label($0, "1") })
    #expect(labels.pairs.map(\.name) == ["Z", "_", "a", "aa", "b", "é"])
  }

  @Test func anEmptyValueIsNoLabelAndALaterOneWins() {
    #expect(Labels([Label("a", "1"), Label("b", "")]).pairs == [Label("a", "1")])
    #expect(Labels([Label("a", "1"), Label("a", "2")]).pairs == [Label("a", "2")])
    #expect(Labels([Label("a", "1"), Label("a", "")]).pairs.isEmpty)
    #expect(Labels([Label("b", "1"), Label("a", "2"), Label("b", "")]).pairs == [Label("a", "2")])
  }

  @Test func equalityAndHashGoByBytes() {
    let composed = Label("a", "\u{E9}")
    let decomposed = Label("a", "e\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, Label("a", "\u{E9}")]).count == 2)
    #expect(Set([Label("ab", "c"), Label("a", "bc")]).count == 2)
    #expect(Labels([composed]) != Labels([decomposed]))
    #expect(Labels([Label("e\u{301}", "1")])["\u{E9}"] == nil)
  }

  @Test func aLabelStandsBeforeThoseWhoseNameOrValueIsLarger() {
    let sorted = [
      Label("a", ""), Label("a", "1"), Label("a", "10"), Label("a", "9"), Label("aa", "0"), Label("é", "0"),
    ]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(!(sorted[1] < sorted[1]))
  }

  @Test func fewerLabelsStandBeforeMore() {
    let short = Labels(name: "up", [Label("job", "a")])
    let long = Labels(name: "up", [Label("job", "a"), Label("zone", "1")])
    #expect(short < long)
    #expect(!(long < short))
    #expect(Labels([]) < short)
  }
}
