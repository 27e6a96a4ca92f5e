import Testing

@testable import Ingest

@Suite struct ScrapeSeriesCacheTests {
  /// Sees these series in one scrape; returns the reference of each, made where there is none.
  private func scrape(_ hashes: [UInt64], _ cache: inout ScrapeSeriesCache) -> [UInt32?] {
    cache.beginScrape()
    return hashes.map { hash in
      switch cache.see(hash, isTracked: true) {
      case .known(let reference): reference
      case .repeated: nil
      case .new: cache.add(hash, isDropped: false, isTracked: true)
      }
    }
  }

  @Test func sameSeriesKeepTheirReferencesInAnyOrder() {
    var cache = ScrapeSeriesCache()
    let first = scrape([1, 2, 3, 4], &cache)
    #expect(cache.endScrape().isEmpty)
    #expect(scrape([4, 2, 1, 3], &cache) == [first[3], first[1], first[0], first[2]])
    #expect(cache.endScrape().isEmpty)
    #expect(Set(first.compactMap { $0 }).count == 4)
  }

  @Test func aSeriesThatIsNewShiftsNoOther() {
    var cache = ScrapeSeriesCache()
    let first = scrape([1, 2, 3], &cache)
    _ = cache.endScrape()
    let second = scrape([9, 1, 2, 3], &cache)
    #expect(Array(second.dropFirst()) == first)
    #expect(second[0] != nil && !first.contains(second[0]))
  }

  @Test func whatIsGoneIsToldOnceAndItsReferenceIsFree() {
    var cache = ScrapeSeriesCache()
    let first = scrape([1, 2, 3], &cache)
    _ = cache.endScrape()
    _ = scrape([1, 3], &cache)
    #expect(cache.endScrape().map(\.reference) == [first[1]])
    _ = scrape([1, 3], &cache)
    #expect(cache.endScrape().isEmpty)
    #expect(scrape([1, 3, 7], &cache) == [first[0], first[2], first[1]])
  }

  @Test func aRepeatedSeriesIsSeenAsSuch() {
    var cache = ScrapeSeriesCache()
    #expect(scrape([5, 6, 5], &cache)[2] == nil)
    #expect(cache.entries.count == 2)
  }

  @Test func anAbandonedScrapeLeavesNothingBehind() {
    var cache = ScrapeSeriesCache()
    let first = scrape([1, 2], &cache)
    _ = cache.endScrape()
    _ = scrape([1, 8, 9], &cache)
    cache.abandonScrape(addedSince: 2)
    #expect(scrape([1, 2], &cache) == first)
    #expect(cache.endScrape().isEmpty)
  }

  @Test func droppedSeriesHaveNoReference() {
    var cache = ScrapeSeriesCache()
    cache.beginScrape()
    _ = cache.see(1, isTracked: true)
    #expect(cache.add(1, isDropped: true, isTracked: true) == nil)
    _ = cache.endScrape()
    cache.beginScrape()
    guard case .known(nil) = cache.see(1, isTracked: true) else {
      Issue.record("a dropped series is known")
      return
    }
  }
}

@Suite struct SeriesTextHashTests {
  @Test func textsThatDifferInOneByteDiffer() {
    let hash = SeriesTextHash(key: 42)
    let text = Array("http_requests_total{method=\"get\",code=\"200\"}".utf8)
    var seen: Set<UInt64> = [text.withUnsafeBytes { hash($0) }]
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << bit
        #expect(seen.insert(changed.withUnsafeBytes { hash($0) }).inserted, "byte \(index), bit \(bit)")
      }
    }
    for length in 0..<text.count {
      #expect(seen.insert(text[..<length].withUnsafeBytes { hash($0) }).inserted, "length \(length)")
    }
  }

  @Test func manySeriesOfOneShapeDiffer() {
    let hash = SeriesTextHash(key: 7)
    var seen: Set<UInt64> = []
    for number in 0..<100_000 {
      let text = Array("vllm:request_duration_bucket{engine=\"\(number % 16)\",le=\"\(number)\"}".utf8)
      seen.insert(text.withUnsafeBytes { hash($0) })
    }
    #expect(seen.count == 100_000)
  }
}
