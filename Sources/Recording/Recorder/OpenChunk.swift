internal import Monitor
internal import Telemetry

/// The chunk that is being filled: its events as bytes, of which the first may be on the disk as parts already.
struct OpenChunk {
  let number: Int64
  private(set) var facts: ChunkFacts
  /// Since the last part was cut.
  private(set) var partFacts: ChunkFacts
  private(set) var partOffset = 0
  private(set) var hasEvents = false
  /// What it takes to tell what was known already.
  let restatedBytes: Int
  private var encoder = EventEncoder()

  /// - Parameter known: what was known already, for a chunk at which reading may begin.
  init(number: Int64, beat: Int64, time: Timestamp?, known: [SessionEvent]?) {
    self.number = number
    facts = ChunkFacts(firstBeat: beat, firstTime: time, lastTime: time)
    facts.restates = known != nil
    partFacts = facts
    // Nothing of it is needed to read what follows.
    if let known { try? encoder.restate(known) }
    restatedBytes = encoder.writer.count
  }

  var bytes: [UInt8] { encoder.writer.bytes }
  var sizeBytes: Int { encoder.writer.count }
  var nextBeat: Int64 { facts.firstBeat + facts.beats }

  mutating func append(_ event: SessionEvent, records: Int) throws {
    try encoder.encode(event)
    hasEvents = true
    facts.take(event, records: records)
    partFacts.take(event, records: records)
  }

  /// What has come since the last part; `nil` when nothing has.
  var part: (facts: ChunkFacts, offset: Int, bytes: [UInt8])? {
    guard hasEvents, sizeBytes > partOffset else { return nil }
    return (partFacts, partOffset, Array(encoder.writer.bytes[partOffset...]))
  }

  /// The part is on the disk.
  mutating func cutPart() {
    partOffset = sizeBytes
    partFacts = ChunkFacts(firstBeat: nextBeat, firstTime: facts.lastTime, lastTime: facts.lastTime)
  }
}

/// A chunk that is full and compressed.
struct SealedChunk: Sendable {
  var number: Int64
  var facts: ChunkFacts
  var sizeBytes: Int
  var bytes: [UInt8]
}
