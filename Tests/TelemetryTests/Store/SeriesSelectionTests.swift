import Telemetry
import TestSupport
import Testing

@Suite struct SeriesSelectionTests {
  private static let values = ["", "a", "ab", "b", "10.0.0.1:80"]

  private static func randomSeries(seed: UInt64) -> [Labels] {
    var generator = SeededGenerator(seed: seed)
    return (0..<150).map { index in
      let labels = ["x", "y", "z"].map { Label($0, values[Int(generator.next() % 5)]) }
      return Labels(name: "metric_\(index % 4)", labels + [Label("unique", "\(index / 2)")])
    }
  }

  private static func matchers() throws -> [LabelMatcher] {
    var all = [LabelMatcher.metricName("metric_1"), .metricName("absent"), LabelMatcher("absent", .equal(""))]
    all.append(LabelMatcher("unique", .matches(try Pattern("1.*"))))
    for name in ["x", "y", "absent"] {
      for value in ["", "a", "none"] {
        all += [LabelMatcher(name, .equal(value)), LabelMatcher(name, .notEqual(value))]
      }
      for pattern in ["a.*", ".*", ".+", "a|", "10\\..*"] {
        let pattern = try Pattern(pattern)
        all += [LabelMatcher(name, .matches(pattern)), LabelMatcher(name, .doesNotMatch(pattern))]
      }
    }
    return all
  }

  /// The matcher's own answer for each series is the meaning; the index is only faster.
  @Test(arguments: 1...2)
  func findsWhatTestingEverySeriesFinds(seed: UInt64) throws {
    var store = SeriesStore()
    var ids: [(SeriesID, Labels)] = []
    for labels in Self.randomSeries(seed: seed) {
      let id = store.series(labels)
      if ids.last?.0 != id { ids.append((id, labels)) }
    }
    let matchers = try Self.matchers()
    for first in matchers {
      for second in matchers {
        let expected = ids.filter { entry in
          [first, second].allSatisfy { $0.accepts(entry.1[$0.name] ?? "") }
        }.map(\.0)
        #expect(store.select([first, second]) == expected, "\(first) \(second)")
      }
    }
  }

  @Test func withoutAMatcherAllAreFoundInTheOrderInWhichTheyCame() {
    var store = SeriesStore()
    let ids = ["c", "a", "b"].map { store.series(Labels(name: $0)) }
    #expect(store.select([]) == ids)
    #expect(SeriesStore().select([]).isEmpty)
  }

  @Test func labelsAreAskedOnceForAllTheirSeries() {
    var store = SeriesStore()
    let ids = (0..<200).map { store.series(Labels(name: "m\($0 % 2)", [Label("id", "\($0)")])) }
    var asked: [String] = []
    var even = store.series { label in
      asked.append(label.value)
      return label.name == "__name__" && label.value == "m0"
    }
    #expect(asked.count == 202)
    #expect(ids.filter { even.contains($0) } == stride(from: 0, to: 200, by: 2).map { ids[$0] })
    even.formIntersection(SeriesSet([ids[1], ids[4]]))
    #expect(ids.filter { even.contains($0) } == [ids[4]])
    #expect(!SeriesSet([]).contains(ids[0]))
  }

  @Test func theGenerationChangesWithTheSeriesAlone() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(60)))
    let id = store.series(Labels(name: "a"))
    #expect(store.generation == 1)
    #expect(store.series(Labels(name: "a")) == id)
    store.append(Sample(milliseconds: 0, value: 1), to: id)
    #expect(store.generation == 1)
    for second in 0..<1_000 { store.enforceLimits(now: Timestamp(seconds: Int64(second))) }
    #expect(!store.isAlive(id))
    #expect(store.generation == 2)
  }

  @Test func aLongListIsSearchedForAFewSeries() {
    var store = SeriesStore()
    let ids = (0..<5_000).map { index in
      store.series(Labels(name: "m", [Label("id", "\(index)"), Label("tenth", "\(index % 10)")]))
    }
    for index in [0, 1, 2_499, 4_998, 4_999] {
      #expect(store.select([.metricName("m"), LabelMatcher("id", .equal("\(index)"))]) == [ids[index]])
    }
    let expected = stride(from: 3, to: 5_000, by: 10).map { ids[$0] }
    #expect(store.select([.metricName("m"), LabelMatcher("tenth", .equal("3"))]) == expected)
  }
}
