/// The samples of one series: closed chunks, one after the other in a single array, and the open one behind them.
struct StoredSeries: Sendable, Codable {
  /// Samples of a full chunk: an hour at Prometheus's usual 15 s. Retention drops whole chunks.
  static let chunkLength = 240

  /// Each chunk is its header, then its bits. Exactly as long as needed, since it grows once an hour.
  private(set) var closed: [UInt64] = []
  /// The newest sample ever added, also when it has been dropped: older ones are refused.
  private var code = SampleCode(first: Sample(milliseconds: .min, value: 0))
  private var buffer = BitBuffer()
  private(set) var openCount: UInt16 = 0
  /// The second in which the sweep first saw it without samples, 0 when one was offered since.
  var idleSince: UInt32 = 0
  /// Whether nobody means to add to it any more; what is added all the same takes that back.
  var isReleased = false
  private var first = Sample(milliseconds: 0, value: 0)

  /// Where the series's labels lie in the store's list of them.
  var labelStart: UInt32
  let labelCount: UInt16
  let id: SeriesID

  init(id: SeriesID, labelStart: Int, labelCount: Int) {
    self.id = id
    self.labelStart = UInt32(labelStart)
    self.labelCount = UInt16(labelCount)
  }

  enum Outcome {
    case refused
    case added
    /// And the chunk before was closed.
    case addedToNewChunk
  }

  var heapBytes: Int { HeapSize.ofArray(closed) + buffer.heapBytes }
  var isEmpty: Bool { openCount == 0 && closed.isEmpty }
  var lastTime: Int64 { code.milliseconds }
  var lastSample: Sample? { isEmpty ? nil : code.sample }

  /// - Parameter bytes: the account that this series's heap is part of.
  @inline(__always)
  mutating func append(_ sample: Sample, account bytes: inout Int) -> Outcome {
    idleSince = 0
    isReleased = false
    // A series that never had a sample takes the earliest of times as well.
    guard sample.milliseconds > code.milliseconds || (code.milliseconds == .min && isEmpty) else { return .refused }
    if openCount == 0 || openCount == UInt16(Self.chunkLength) {
      let outcome = openCount == 0 ? Outcome.added : .addedToNewChunk
      close(account: &bytes)
      first = sample
      code = SampleCode(first: sample)
      openCount = 1
      return outcome
    }
    let before = buffer.words.count
    code.encode(sample, into: &buffer)
    openCount += 1
    let grown = buffer.words.count &- before
    if grown != 0 { bytes += grown * 8 + (before == 0 ? HeapSize.arrayHeader : 0) }
    return .added
  }

  /// Moves the open chunk, if there is one, behind the closed ones. A new one begins with the next sample.
  mutating func close(account bytes: inout Int) {
    guard openCount > 0 else { return }
    bytes -= HeapSize.ofArray(closed) + buffer.heapBytes
    let header = ChunkHeader(
      first: first, lastTime: code.milliseconds, count: Int(openCount), wordCount: buffer.words.count)
    closed.reserveCapacity(closed.count + ChunkHeader.wordCount + buffer.words.count)
    header.write(to: &closed)
    closed.append(contentsOf: buffer.words)
    buffer = BitBuffer()
    openCount = 0
    bytes += HeapSize.ofArray(closed)
  }

  /// - Returns: how many samples that was.
  mutating func dropOpenChunk(account bytes: inout Int) -> Int {
    defer { openCount = 0 }
    bytes -= buffer.heapBytes
    buffer = BitBuffer()
    return Int(openCount)
  }

  /// - Returns: how many samples that was.
  mutating func dropOldestChunk(account bytes: inout Int) -> Int {
    guard let header = oldestChunk else { return 0 }
    bytes -= HeapSize.ofArray(closed)
    // A new array rather than a shift within the old one, which would keep its room.
    closed = Array(closed.dropFirst(ChunkHeader.wordCount + header.wordCount))
    bytes += HeapSize.ofArray(closed)
    return header.count
  }

  var oldestChunk: ChunkHeader? { closed.isEmpty ? nil : ChunkHeader(in: closed, at: 0) }

  func samples(in range: ClosedRange<Int64>) -> SampleIterator {
    let open =
      openCount == 0
      ? nil
      : ChunkHeader(
        first: first, lastTime: code.milliseconds, count: Int(openCount), wordCount: buffer.words.count)
    return SampleIterator(closed: closed, open: open, openWords: buffer.words, range: range)
  }
}
