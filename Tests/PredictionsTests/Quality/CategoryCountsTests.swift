import Testing

@testable import Predictions

@Suite struct CategoryCountsTests {
  private func counts(_ values: [String: Int], limit: Int = 100) -> CategoryCounts {
    var counts = CategoryCounts(limit: limit)
    for (value, count) in values.sorted(by: { $0.key < $1.key }) { counts.add(value, count: count) }
    return counts
  }

  @Test func theMostFrequentComeFirstAndTiesByBytes() {
    let counts = counts(["b": 2, "a": 2, "c": 7, "B": 2, "d": 1])
    #expect(counts.top(4).map(\.value) == ["c", "B", "a", "b"])
    #expect(counts.top(4).map(\.count) == [7, 2, 2, 2])
    #expect(counts.top(0).isEmpty)
    #expect(counts.total == 14)
  }

  @Test func whatComesBeyondTheLimitIsCountedTogether() {
    let counts = counts(["a": 1, "b": 2, "c": 3, "d": 4], limit: 2)
    #expect(counts.top(9).map(\.value) == ["b", "a"])
    #expect(counts.otherCount == 7)
    #expect(counts.total == 10)
  }

  @Test func mergedCountsAreTheSums() {
    var merged = counts(["a": 1, "b": 2])
    merged.merge(counts(["b": 3, "c": 4]))
    #expect(merged.counts == ["a": 1, "b": 5, "c": 4])
    var full = counts(["a": 1, "b": 2], limit: 2)
    full.merge(counts(["c": 9, "a": 5], limit: 2))
    #expect(full.counts == ["a": 6, "b": 2])
    #expect(full.total == 17)
  }
}
