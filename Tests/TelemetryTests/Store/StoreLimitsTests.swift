import Telemetry
import Testing

@Suite struct StoreLimitsTests {
  private func fill(_ store: inout SeriesStore, _ series: [SeriesID], seconds: Range<Int>) {
    for second in seconds {
      for id in series { store.append(Sample(milliseconds: Int64(second) * 1_000, value: Double(second)), to: id) }
    }
  }

  private func series(_ count: Int, in store: inout SeriesStore) -> [SeriesID] {
    (0..<count).map { store.series(Labels(name: "a", [Label("number", "\($0)"), Label("job", "j")])) }
  }

  /// Often enough that the sweep has gone round.
  private func enforce(_ store: inout SeriesStore, seconds: Range<Int64>) {
    for second in seconds { store.enforceLimits(now: Timestamp(seconds: second)) }
  }

  @Test func wholeChunksBeforeTheRetentionGo() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(600)))
    let ids = series(3, in: &store)
    fill(&store, ids, seconds: 0..<1_000)
    store.enforceLimits(now: Timestamp(seconds: 1_000))
    // Chunks hold 240: the first ends at 239, before 400; the second at 479.
    for id in ids { #expect(store.samples(of: id, from: .min, through: .max).first?.milliseconds == 240_000) }
    #expect(store.sampleCount == 3 * 760)
  }

  @Test func theOldestChunksOfAllSeriesGoWhileOverTheCap() {
    var store = SeriesStore(limits: SeriesStore.Limits(memoryBytes: 40_000))
    let ids = series(20, in: &store)
    for start in stride(from: 0, to: 10_000, by: 50) {
      fill(&store, ids, seconds: start..<(start + 50))
      store.enforceLimits(now: Timestamp(seconds: Int64(start) + 50))
      #expect(store.sizeBytes <= 40_000)
    }
    let firsts = ids.map { store.samples(of: $0, from: .min, through: .max).first?.milliseconds ?? .max }
    #expect(firsts.allSatisfy { $0 > 0 })
    // No series lost more than a chunk more than another.
    #expect((firsts.max() ?? 0) - (firsts.min() ?? 0) <= 240_000)
    for id in ids { #expect(store.lastSample(of: id)?.milliseconds == 9_999_000) }
  }

  @Test func aSeriesEndsOnceItsSamplesAreGoneAndNoOneOffersAny() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(600)))
    let ids = series(10, in: &store)
    fill(&store, Array(ids[..<5]), seconds: 0..<100)
    fill(&store, Array(ids[5...]), seconds: 0..<2_000)
    enforce(&store, seconds: 690..<900)
    #expect(ids.allSatisfy { store.isAlive($0) })
    enforce(&store, seconds: 900..<1_200)
    #expect(ids.map { store.isAlive($0) } == ids.indices.map { $0 >= 5 })
    #expect(store.seriesCount == 5)
    #expect(store.select([.metricName("a")]) == Array(ids[5...]))
    #expect(store.labelValues(of: "number") == ["5", "6", "7", "8", "9"])
    let isAdded = store.append(Sample(milliseconds: 1_300_000, value: 1), to: ids[0])
    #expect(!isAdded)
    let again = store.series(Labels(name: "a", [Label("number", "0"), Label("job", "j")]))
    #expect(!ids.contains(again))
    #expect(store.select([LabelMatcher("number", .equal("0"))]) == [again])
  }

  @Test func aSeriesThatIsOfferedSamplesStays() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(600)))
    let id = store.series(Labels(name: "a"))
    for second in 0..<3_000 {
      // A target that keeps repeating an old time.
      store.append(Sample(milliseconds: 1_000, value: 1), to: id)
      store.enforceLimits(now: Timestamp(seconds: Int64(second)))
    }
    #expect(store.isAlive(id))
    #expect(store.lastSample(of: id) == nil)
  }

  @Test func aClockThatRunsAheadDoesNotKeepTheChunksOfOthers() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(600)))
    let ids = series(2, in: &store)
    fill(&store, [ids[0]], seconds: 1_000_000..<1_000_300)
    fill(&store, [ids[1]], seconds: 0..<300)
    enforce(&store, seconds: 2_000..<2_001)
    #expect(store.samples(of: ids[0], from: .min, through: .max).count == 300)
    #expect(store.samples(of: ids[1], from: .min, through: .max).isEmpty)
  }

  /// Pods come and go: what they leave is bounded.
  @Test func whatEndedSeriesLeaveIsBounded() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(60)))
    var sizes: [Int] = []
    for generation in 0..<12 {
      let start = generation * 1_000
      for pod in 0..<2_000 {
        let name = "vllm-deployment-\(generation)-\(pod)"
        let id = store.series(Labels(name: "a", [Label("pod", name), Label("job", "j")]))
        store.append(Sample(milliseconds: Int64(start) * 1_000, value: 1), to: id)
      }
      enforce(&store, seconds: Int64(start)..<Int64(start + 1_000))
      sizes.append(store.sizeBytes)
    }
    #expect(store.seriesCount == 0)
    #expect(store.sampleCount == 0)
    #expect(store.labelNames.isEmpty)
    // Numbers are never used again: 4 bytes each, and the room that comes with growth.
    #expect(sizes[11] - sizes[3] < 8 * 2_000 * 6)
  }

  /// A server that gives its series new labels at each scrape: what it left ends long before the retention.
  @Test func releasedSeriesEndWhileMemoryIsShort() {
    var store = SeriesStore(limits: SeriesStore.Limits(memoryBytes: 2 << 20))
    let lasting = store.series(Labels(name: "up"))
    var left: [SeriesID] = []
    for second in 0..<300 {
      store.append(Sample(milliseconds: Int64(second) * 1_000, value: 1), to: lasting)
      for id in left {
        store.append(Sample(milliseconds: Int64(second) * 1_000, value: Staleness.marker), to: id)
        store.release(id)
      }
      left = (0..<200).map { store.series(Labels(name: "a", [Label("request", "\(second)-\($0)")])) }
      for id in left { store.append(Sample(milliseconds: Int64(second) * 1_000, value: 1), to: id) }
      store.enforceLimits(now: Timestamp(seconds: Int64(second)))
      #expect(store.sizeBytes <= (2 << 20) + (1 << 19))
    }
    // What still comes keeps its history.
    #expect(store.samples(of: lasting, from: .min, through: .max).count == 300)
    #expect(left.allSatisfy { store.isAlive($0) })
  }

  @Test func aReleasedSeriesThatIsUsedAgainStays() {
    var store = SeriesStore(limits: SeriesStore.Limits(memoryBytes: 1))
    let ids = series(3, in: &store)
    fill(&store, ids, seconds: 0..<1)
    for id in ids { store.release(id) }
    fill(&store, [ids[1]], seconds: 1..<2)
    #expect(store.series(store.labels(of: ids[2])) == ids[2])
    store.enforceLimits(now: Timestamp(seconds: 2))
    #expect(ids.map { store.isAlive($0) } == [false, true, true])
  }

  @Test func theAccountReturnsToWhereItWas() {
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(600)))
    let ids = series(50, in: &store)
    let empty = store.sizeBytes
    fill(&store, ids, seconds: 0..<1_000)
    #expect(store.sizeBytes > empty + 50 * 200)
    enforce(&store, seconds: 5_000..<5_002)
    #expect(store.sampleCount == 0)
    #expect(abs(store.sizeBytes - empty) < 1_000)
  }

  /// Arrays that were copied or read have other room to spare than those that grew.
  @Test func whatIsDroppedDoesNotDependOnHowAStoreCameToHoldWhatItHolds() {
    var store = SeriesStore(limits: SeriesStore.Limits(memoryBytes: 40_000))
    let ids = series(20, in: &store)
    var other = store
    for start in stride(from: 0, to: 6_000, by: 50) {
      let copy = other
      fill(&store, ids, seconds: start..<(start + 50))
      store.enforceLimits(now: Timestamp(seconds: Int64(start) + 50))
      fill(&other, ids, seconds: start..<(start + 50))
      other.enforceLimits(now: Timestamp(seconds: Int64(start) + 50))
      #expect(store.sizeBytes == other.sizeBytes)
      #expect(store.sampleCount == other.sampleCount)
      // Held on to until here, so that all of the other had to be copied.
      #expect(copy.sampleCount <= 6_000 * 20)
    }
  }
}
