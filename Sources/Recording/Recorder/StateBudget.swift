internal import Monitor
internal import Telemetry

/// When a state to go on from is worth keeping: about as much work apart as somebody who jumps may wait for, and together
/// at most twice as large as what was recorded.
///
/// So a jump has about as much to go over wherever it leads, however quickly records came, and a recording is three times
/// its events at most.
struct StateBudget: Sendable {
  /// What states may take while hardly anything has been recorded.
  private static let allowanceBytes = 32 * 1_048_576
  private static let shareOfRecorded = 2

  /// Work between two states at least.
  private let spacing: Int

  private var recordedBytes = 0
  private var stateBytes = 0
  /// Of the last state, beside those before it.
  private var lastStateBytes = 0
  /// Since the last state, in records that take as long to be replayed.
  private var work = 0

  /// - Parameter spacing: work between two states at least, in records that take as long to be replayed.
  init(spacing: Int) {
    self.spacing = spacing
  }

  /// Whether another state may be kept.
  var allowsAnother: Bool {
    let room = Self.shareOfRecorded * recordedBytes + Self.allowanceBytes
    return work >= spacing && stateBytes + lastStateBytes <= room
  }

  mutating func take(_ event: SessionEvent, records: Int) {
    work += records
    // A sample takes about half as long as a record, and the clock, at which rules are evaluated, as long as three.
    switch event {
    case .scrape(let batch): work += batch.samples.count / 2
    case .clock: work += 3
    default: break
    }
  }

  /// - Parameter bytes: of what was recorded, compressed.
  mutating func record(bytes: Int) { recordedBytes += bytes }

  mutating func keepState(bytes: Int) {
    stateBytes += bytes
    lastStateBytes = bytes
    work = 0
  }
}
