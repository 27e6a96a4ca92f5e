internal import Monitor
internal import Telemetry

/// What has been let go in one run because the disk took nothing.
struct RecordingLoss {
  private(set) var records = 0
  private(set) var samples = 0
  private var start: Timestamp?
  private var end: Timestamp?

  init(_ facts: ChunkFacts) { add(facts) }

  mutating func add(_ facts: ChunkFacts) {
    records += facts.records
    samples += facts.samples
    start = start ?? facts.firstTime
    end = facts.lastTime ?? end
  }

  /// - Parameter clock: where what is lost had no time.
  func mark(at clock: Timestamp?) -> PlaybackStatus.Mark {
    PlaybackStatus.Mark(
      kind: .gap, time: start ?? clock ?? Timestamp(nanoseconds: 0), end: end,
      text: "\(records) records and \(samples) samples could not be written")
  }
}
