import Monitor
import Recording
import Telemetry

/// Writes a part of a recording as a recording of its own.
struct TapeTrimming {
  private let tape: RecordingTape
  private let input: TapeInput
  private let start: Timestamp
  private let end: Timestamp

  init(_ tape: RecordingTape, name: String, from start: Timestamp, through end: Timestamp) {
    self.tape = tape
    input = TapeInput(tape, name: name)
    self.start = start
    self.end = end
  }

  /// - Returns: what it holds.
  func write(to path: String) throws(Failure) -> (recordCount: Int, sampleCount: Int) {
    var header = tape.header
    header.startedAt = max(header.startedAt, start)
    // What was hidden when it was recorded stays so without being hidden again; the header says so.
    let recorder: Recorder
    do throws(RecordingFault) {
      recorder = try Recorder(path: path, header: header, options: .init(), report: { StandardError.write(line: $0) })
    } catch {
      throw Failure(sentence: error.sentence)
    }
    let tally = RecordingTally()
    var before = try past()
    var hasBegun = false
    try input.beats(from: before.place) { beat throws(Failure) in
      guard beat.time <= end else { return false }
      guard hasBegun || beat.time >= start else {
        before.take(beat)
        return true
      }
      if !hasBegun { before.begin(recorder) }
      for event in beat.events {
        recorder.take(event)
        tally.take(event)
      }
      if !hasBegun { before.keep(with: beat, in: recorder) }
      hasBegun = true
      Blocking.wait { await recorder.waitForRoom() }
      return true
    }
    Blocking.wait { await recorder.close() }
    return (tally.counts.records, tally.counts.samples)
  }

  /// What was known where the last state was kept before the part begins, or at the start.
  private func past() throws(Failure) -> TapePast {
    guard let checkpoint = try input.checkpoint(before: Timestamp(nanoseconds: start.nanoseconds &- 1)) else {
      return TapePast(state: tape.header.initialState())
    }
    var past = TapePast(state: checkpoint.state)
    do throws(RecordingFault) {
      past.known = try tape.known(before: checkpoint.place)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    past.place = checkpoint.place
    return past
  }
}

/// All that a part of a tape goes on from.
private struct TapePast {
  var state: MonitorState
  var known = KnownThings()
  /// `nil` at the beginning of the tape.
  var place: TapePlace?

  mutating func take(_ beat: TapeBeat) {
    for event in beat.events {
      known.take(event)
      state.apply(event)
    }
    place = beat.place
    _ = state.takeAlertEvents()
  }

  /// Tells a new recording what was known before it.
  mutating func begin(_ recorder: Recorder) {
    guard place != nil else { return }
    known.takeOwn(state.ownEpisodes)
    recorder.begin(after: known)
  }

  /// Keeps the state with the first beat of the new recording: no reading begins before it.
  mutating func keep(with beat: TapeBeat, in recorder: Recorder) {
    guard place != nil else { return }
    take(beat)
    recorder.keep(state)
  }
}
