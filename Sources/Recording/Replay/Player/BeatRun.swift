internal import Telemetry

/// Beats of a tape that are read in one go: the next run is read by one task while another tells a monitor of this one.
struct BeatRun: Sendable {
  private(set) var beats: [TapeBeat] = []
  /// Reads on behind the beats; what this run was read from is used up.
  private(set) var reader: any TapeReader
  /// Whether the last beat is where reading was to end.
  private(set) var isReached = false
  /// Whether no more can be read now.
  private(set) var isAtEnd = false
  /// Why the tape could not be read on.
  private(set) var fault: RecordingFault?

  /// Some milliseconds of work.
  static let beatLimit = 32
  private static let recordLimit = 4_096

  /// - Parameters:
  ///   - beatLimit: beats that are read at most: few while nobody has anything else to do.
  ///   - isEnd: whether the run is to end with a beat.
  init(_ reader: any TapeReader, beatLimit: Int = beatLimit, until isEnd: (TapeBeat) -> Bool) {
    self.reader = reader
    var records = 0
    while beats.count < beatLimit, records < Self.recordLimit, !isReached {
      guard let beat = read() else {
        isAtEnd = true
        return
      }
      beats.append(beat)
      records += beat.recordCount
      isReached = isEnd(beat)
    }
  }

  /// The beats behind these; `nil` where there are none.
  @concurrent
  func following(until isEnd: @Sendable (TapeBeat) -> Bool) async -> BeatRun? {
    isAtEnd ? nil : BeatRun(reader, until: isEnd)
  }

  private mutating func read() -> TapeBeat? {
    do throws(RecordingFault) {
      return try reader.next()
    } catch {
      fault = error
      return nil
    }
  }
}
