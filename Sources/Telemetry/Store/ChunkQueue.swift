/// The series of all closed chunks, in the order in which the chunks were closed: the next to be dropped stands first.
struct ChunkQueue: Sendable {
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

extension ChunkQueue: Codable {
  private enum CodingKeys: CodingKey {
    case series
    case head
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(RoomyArray(series), forKey: .series)
    try container.encode(head, forKey: .head)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    series = try container.decode(RoomyArray<UInt32>.self, forKey: .series).elements
    head = try container.decode(Int.self, forKey: .head)
  }
}
