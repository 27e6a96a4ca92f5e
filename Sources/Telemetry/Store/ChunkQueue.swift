/// The series of all closed chunks, in the order in which the chunks were closed: the next to be dropped stands first.
struct ChunkQueue: Sendable, Codable {
  private var series: [UInt32] = []
  private var head = 0

  var heapBytes: Int { HeapSize.ofArray(series) }
  var first: SeriesID? { head < series.count ? SeriesID(index: series[head]) : nil }

  mutating func append(_ id: SeriesID) {
    series.appendInSmallSteps(id.index)
  }

  /// - Complexity: O(1) amortised.
  mutating func removeFirst() {
    head += 1
    if head * 2 > series.count {
      series = Array(series[head...])
      head = 0
    }
  }
}
