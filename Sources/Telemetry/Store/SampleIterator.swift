/// The samples of one series within a range of time, oldest first, staleness markers among them.
///
///     for sample in store.iterate(series, from: start, through: end) { … }
///
/// Chunks outside of the range are passed over unread. It sees the series as it was when it was made. Nothing is
/// allocated.
///
/// - Complexity: O(samples of the chunks that touch the range + chunks before it).
public struct SampleIterator: Sequence, IteratorProtocol, Sendable {
  private let range: ClosedRange<Int64>
  private var reader: BitReader
  /// Where the next closed chunk's header stands.
  private var nextHeader = 0
  /// Read after the closed chunks.
  private var open: ChunkHeader?
  private let openWords: [UInt64]
  private var code = SampleCode(first: Sample(milliseconds: 0, value: 0))
  private var remaining = 0
  private var isFirst = false
  private let closed: [UInt64]

  init(closed: [UInt64], open: ChunkHeader?, openWords: [UInt64], range: ClosedRange<Int64>) {
    self.closed = closed
    self.open = open
    self.openWords = openWords
    self.range = range
    reader = BitReader(closed)
  }

  /// Without any samples.
  static let none = SampleIterator(closed: [], open: nil, openWords: [], range: 0...0)

  public mutating func next() -> Sample? {
    while true {
      while remaining > 0 {
        remaining -= 1
        let sample = isFirst ? code.sample : code.decode(&reader)
        isFirst = false
        if sample.milliseconds < range.lowerBound { continue }
        guard sample.milliseconds <= range.upperBound else { return end() }
        return sample
      }
      guard enterNextChunk() else { return end() }
    }
  }

  /// Adds all samples that are left to two columns: the quickest way to read many.
  ///
  /// - Parameter withMarkers: whether staleness markers are among them.
  public mutating func drain(into times: inout [Int64], _ values: inout [Double], withMarkers: Bool) {
    while remaining > 0 || enterNextChunk() {
      // Local, since they change with every sample.
      var (code, reader) = (code, reader)
      for _ in 0..<remaining {
        let sample = isFirst ? code.sample : code.decode(&reader)
        isFirst = false
        if sample.milliseconds < range.lowerBound || (!withMarkers && sample.isStale) { continue }
        guard sample.milliseconds <= range.upperBound else {
          _ = end()
          return
        }
        times.append(sample.milliseconds)
        values.append(sample.value)
      }
      remaining = 0
    }
  }

  private mutating func end() -> Sample? {
    remaining = 0
    nextHeader = closed.count
    open = nil
    return nil
  }

  /// - Returns: false when no chunk is left that touches the range.
  private mutating func enterNextChunk() -> Bool {
    while nextHeader < closed.count {
      let header = ChunkHeader(in: closed, at: nextHeader)
      let bits = nextHeader + ChunkHeader.wordCount
      nextHeader = bits + header.wordCount
      if header.lastTime < range.lowerBound { continue }
      reader.position = bits * 64
      return enter(header)
    }
    guard let header = open else { return false }
    open = nil
    reader = BitReader(openWords)
    return header.lastTime >= range.lowerBound && enter(header)
  }

  private mutating func enter(_ header: ChunkHeader) -> Bool {
    guard header.first.milliseconds <= range.upperBound else { return false }
    code = SampleCode(first: header.first)
    remaining = header.count
    isFirst = true
    return true
  }
}
