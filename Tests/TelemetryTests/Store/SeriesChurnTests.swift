import Telemetry
import TestSupport
import Testing

/// Series that come, end and come again in any order, beside a plain dictionary.
@Suite struct SeriesChurnTests {
  private static func labels(_ number: Int) -> Labels {
    Labels(name: "m\(number % 7)", [Label("pod", "\(number)"), Label("shard", "\(number % 13)")])
  }

  @Test func theIndexAgreesWithADictionaryThroughout() {
    var generator = SeededGenerator(seed: 11)
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(300)))
    var known: [Int: SeriesID] = [:]
    var endedCount = 0
    for round in 0..<60 {
      let time = Int64(round) * 120
      // A window of pods that moves on, and a few that stay for ever.
      for _ in 0..<300 {
        let number = generator.uniform() < 0.1 ? Int(generator.next() % 20) : round * 60 + Int(generator.next() % 400)
        let id = store.series(Self.labels(number))
        if let before = known[number], store.isAlive(before) { #expect(before == id) }
        known[number] = id
        store.append(Sample(milliseconds: time * 1_000 + Int64(generator.next() % 1_000), value: 1), to: id)
      }
      for second in 0..<30 { store.enforceLimits(now: Timestamp(seconds: time + Int64(second) * 4)) }
      let before = known.count
      known = known.filter { store.isAlive($0.value) }
      endedCount += before - known.count
      expectAgreement(store, known)
    }
    #expect(endedCount > 3_000)
  }

  private func expectAgreement(_ store: SeriesStore, _ known: [Int: SeriesID]) {
    #expect(store.seriesCount == known.count)
    #expect(store.select([]) == known.values.sorted())
    #expect(known.allSatisfy { store.labels(of: $0.value) == Self.labels($0.key) })
    let shard = known.filter { $0.key % 13 == 4 }.values.sorted()
    #expect(store.select([LabelMatcher("shard", .equal("4"))]) == shard)
    let set = store.series { $0.name == "shard" && $0.value == "4" }
    #expect(known.values.filter { set.contains($0) }.sorted() == shard)
    let name = known.filter { $0.key % 13 == 4 && $0.key % 7 == 2 }.values.sorted()
    #expect(store.select([LabelMatcher("shard", .equal("4")), .metricName("m2")]) == name)
    let others = known.filter { $0.key % 13 != 4 }.values.sorted()
    #expect(store.select([LabelMatcher("shard", .notEqual("4"))]) == others)
    #expect(Set(store.labelValues(of: "pod")) == Set(known.keys.map { "\($0)" }))
  }
}
