import Monitor
import Recording

/// Whether all of a recording can be read, and what is missing of it.
struct RecordingCheck {
  /// What was found of one run of a recorder.
  struct Run {
    var session: RecordedSession
    var treatments: [FieldTreatment]
    /// `nil` where it cannot be read to its end.
    var summary: TapeSummary?
    var gaps: [PlaybackStatus.Mark]
  }

  let path: String
  private(set) var runs: [Run] = []
  /// What is damaged, one sentence each.
  private(set) var faults: [String] = []

  /// - Throws: for what is no recording.
  init(_ path: String) throws(Failure) {
    self.path = path
    do throws(RecordingFault) {
      let sessions = try RecordingTape.sessions(path: path)
      for session in sessions { check(try RecordingTape(path: path, session: session.number), session) }
      if sessions.isEmpty { faults.append("\(path): holds no session that can be read") }
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// Whether all that was written can be read.
  var isReadable: Bool { faults.isEmpty }

  /// Whether nothing is missing either.
  var isWhole: Bool { isReadable && runs.allSatisfy { $0.gaps.isEmpty && $0.session.ending == .closed } }

  private mutating func check(_ tape: RecordingTape, _ session: RecordedSession) {
    var run = Run(session: session, treatments: tape.header.treatments, gaps: [])
    do throws(Failure) {
      run.summary = try TapeSummary(TapeInput(tape, name: path))
    } catch {
      faults.append(error.sentence)
    }
    run.gaps = ((try? tape.marks()) ?? []).filter { $0.kind == .gap }
    runs.append(run)
    for damage in tape.damages + tape.flaws() where !faults.contains(damage) { faults.append(damage) }
  }
}
