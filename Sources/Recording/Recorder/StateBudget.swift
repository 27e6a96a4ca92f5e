/// When a state to go on from is worth keeping: about as much work apart as somebody who jumps may wait for, and together
/// about as large as what was recorded.
///
/// So a jump has about as much to go over wherever it leads, however quickly records came, and a recording is about twice
/// its events at most.
struct StateBudget: Sendable {
  /// What states may take while hardly anything has been recorded.
  private static let allowanceBytes = 32 * 1_048_576
  /// Less than a tenth of a second's, where a record takes two or three microseconds.
  private static let spacing = 25_000

  private var recordedBytes = 0
  private var stateBytes = 0
  /// Of the last state, beside those before it.
  private var lastStateBytes = 0
  /// Since the last state, in records that take as long to be replayed.
  private var work = 0

  /// Whether another state may be kept.
  var allowsAnother: Bool {
    work >= Self.spacing && stateBytes + lastStateBytes <= recordedBytes + Self.allowanceBytes
  }

  /// - Parameters:
  ///   - facts: of a chunk that is full.
  ///   - bytes: that it takes, compressed.
  mutating func record(_ facts: ChunkFacts, bytes: Int) {
    recordedBytes += bytes
    // A sample takes about half as long as a record, and the clock, at which rules are evaluated, as long as three.
    work += facts.records + facts.samples / 2 + Int(clamping: facts.beats) * 3
  }

  mutating func keepState(bytes: Int) {
    stateBytes += bytes
    lastStateBytes = bytes
    work = 0
  }
}
