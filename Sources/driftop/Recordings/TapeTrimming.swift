import Monitor
import Recording
import Telemetry

/// Writes a part of a recording as a recording of its own.
struct TapeTrimming {
  private let input: TapeInput
  private let start: Timestamp
  private let end: Timestamp

  init(_ input: TapeInput, from start: Timestamp, through end: Timestamp) {
    self.input = input
    self.start = start
    self.end = end
  }

  /// - Returns: what it holds.
  func write(to path: String) throws(Failure) -> (recordCount: Int, sampleCount: Int) {
    var header = input.tape.header
    header.startedAt = max(header.startedAt, start)
    // What was hidden when it was recorded stays so without being hidden again; the header says so.
    let recorder: Recorder
    do throws(RecordingFault) {
      recorder = try Recorder(path: path, header: header, options: .init(), report: { StandardError.write(line: $0) })
    } catch {
      throw Failure(sentence: error.sentence)
    }
    let tally = RecordingTally()
    var before = TapeRestatement()
    var state: MonitorState? = header.initialState()
    try input.beats { beat throws(Failure) in
      guard beat.time <= end else { return false }
      guard beat.time >= start else {
        for event in beat.events {
          before.take(event)
          state?.apply(event)
        }
        return true
      }
      if let known = state {
        begin(recorder, before, known)
        state = nil
      }
      for event in beat.events {
        recorder.take(event)
        tally.take(event)
      }
      Blocking.wait { await recorder.waitForRoom() }
      return true
    }
    Blocking.wait { await recorder.close() }
    return (tally.counts.records, tally.counts.samples)
  }

  /// Tells the new recording what was known before it.
  private func begin(_ recorder: Recorder, _ before: TapeRestatement, _ state: MonitorState) {
    guard before.time != nil else { return }
    for event in before.events { recorder.take(event) }
    recorder.keep(state)
  }
}
