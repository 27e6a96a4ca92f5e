import Telemetry
import Testing

@Suite struct SeriesStoreTests {
  @Test func theExampleOfTheDocumentationHolds() {
    var store = SeriesStore()
    let requests = store.series(Labels(name: "requests_total", [Label("job", "vllm")]))
    store.append(Sample(milliseconds: 1_772_323_200_000, value: 41), to: requests)
    #expect(store.select([.metricName("requests_total")]) == [requests])
  }

  @Test func theSameLabelsAreTheSameSeries() {
    var store = SeriesStore()
    let first = store.series(Labels(name: "a", [Label("x", "1"), Label("b", "2")]))
    let second = store.series(Labels(name: "a", [Label("b", "2"), Label("x", "1")]))
    let other = store.series(Labels(name: "a", [Label("b", "2"), Label("x", "2")]))
    #expect(first == second)
    #expect(first != other)
    #expect(store.seriesCount == 2)
  }

  @Test func labelsComeBackAsTheyWere() {
    var store = SeriesStore()
    let all = (0..<200).map { index in
      Labels(name: "metric \(index % 3)", (0..<(index % 12)).map { Label("name_\($0)", "value \(index) \($0) é") })
    }
    let series = all.map { store.series($0) }
    #expect(series.map { store.labels(of: $0) } == all)
    #expect(store.series(Labels([])) != series[0])
  }

  @Test func spellingsOfALetterAreDifferentSeries() {
    var store = SeriesStore()
    let composed = store.series(Labels(name: "a", [Label("x", "\u{E9}")]))
    let decomposed = store.series(Labels(name: "a", [Label("x", "e\u{301}")]))
    #expect(composed != decomposed)
    #expect(store.select([LabelMatcher("x", .equal("e\u{301}"))]) == [decomposed])
    #expect(store.labelValues(of: "x").map { Array($0.utf8) } == [[0x65, 0xCC, 0x81], [0xC3, 0xA9]])
  }

  @Test func aSampleThatIsNotNewerIsRefused() {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    let added = [5, 5, 4, 6, -1].map { store.append(Sample(milliseconds: $0, value: Double($0)), to: series) }
    #expect(added == [true, false, false, true, false])
    #expect(store.samples(of: series, from: .min, through: .max).map(\.value) == [5, 6])
    #expect(store.lastSample(of: series)?.value == 6)
    #expect(store.sampleCount == 2)
  }

  @Test func namesAndValuesAreSortedByTheirBytes() {
    var store = SeriesStore()
    for (name, value) in [("b", "Z"), ("a", "é"), ("Z", "a"), ("b", "10"), ("a", "9")] {
      _ = store.series(Labels(name: name, [Label("x", value)]))
    }
    #expect(store.metricNames == ["Z", "a", "b"])
    #expect(store.labelNames == ["__name__", "x"])
    #expect(store.labelValues(of: "x") == ["10", "9", "Z", "a", "é"])
    #expect(store.labelValues(of: "y").isEmpty)
  }

  @Test func numbersThatTheStoreNeverGaveStandForNothing() {
    var store = SeriesStore()
    let unknown = SeriesID(index: 7)
    let isAdded = store.append(Sample(milliseconds: 0, value: 0), to: unknown)
    #expect(!isAdded)
    #expect(!store.isAlive(unknown))
    #expect(store.lastSample(of: unknown) == nil)
    #expect(store.samples(of: unknown, from: .min, through: .max).isEmpty)
    #expect(store.labels(of: unknown).pairs.isEmpty)
  }

  @Test func aCopyKeepsWhatItHad() {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    for time in 0..<300 { store.append(Sample(milliseconds: Int64(time), value: 1), to: series) }
    let copy = store
    for time in 300..<600 { store.append(Sample(milliseconds: Int64(time), value: 2), to: series) }
    #expect(copy.samples(of: series, from: .min, through: .max).count == 300)
    #expect(copy.sampleCount == 300)
  }
}
