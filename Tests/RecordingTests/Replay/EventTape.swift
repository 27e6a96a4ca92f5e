import Monitor
import Telemetry

@testable import Recording

/// A tape in memory, of events as they were told.
struct EventTape: Tape {
  let header: RecordingHeader
  private let beats: [TapeBeat]
  var notes: [String] { [] }

  init(header: RecordingHeader, events: [SessionEvent]) {
    self.header = header
    var (beats, open) = ([TapeBeat](), [SessionEvent]())
    for event in events {
      open.append(event)
      guard case .clock(let time) = event else { continue }
      beats.append(TapeBeat(time: time, events: open, place: TapePlace(beat: Int64(beats.count + 1))))
      open = []
    }
    self.beats = beats
  }

  func range() -> ClosedRange<Timestamp> {
    (beats.first?.time ?? header.startedAt)...(beats.last?.time ?? header.startedAt)
  }

  func reader(from place: TapePlace?) -> any TapeReader { Reader(rest: beats[Int(place?.beat ?? 0)...]) }

  func checkpoint(before time: Timestamp) -> TapeCheckpoint? { nil }

  func marks() -> [PlaybackStatus.Mark] { [] }

  private struct Reader: TapeReader {
    var rest: ArraySlice<TapeBeat>

    mutating func next() -> TapeBeat? { rest.popFirst() }
  }
}
