import Monitor
import Recording
import Telemetry

/// Whether all of a recording can be read, and what is missing of it.
struct RecordingCheck {
  /// What is damaged, one sentence each.
  private(set) var faults: [String] = []
  /// What was found, for a person.
  private(set) var lines: [String] = []

  var isWhole: Bool { faults.isEmpty }

  /// - Throws: for what is no recording.
  init(_ path: String) throws(Failure) {
    do throws(RecordingFault) {
      let sessions = try RecordingTape.sessions(path: path)
      for session in sessions { check(try RecordingTape(path: path, session: session.number), session, of: path) }
      if sessions.isEmpty { faults.append("\(path): holds no session that can be read") }
    } catch {
      throw Failure(sentence: error.sentence)
    }
    lines += faults
    if isWhole { lines.append("whole") }
  }

  private mutating func check(_ tape: RecordingTape, _ session: RecordedSession, of path: String) {
    do throws(Failure) {
      let summary = try TapeSummary(TapeInput(tape, name: path))
      let range = session.range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "no time"
      lines.append(
        "session \(session.number): \(range), \(SpanText.counted(summary.recordCount, "record")), "
          + SpanText.counted(summary.sampleCount, "sample"))
    } catch {
      faults.append(error.sentence)
    }
    for mark in (try? tape.marks()) ?? [] where mark.kind == .gap {
      lines.append("gap at \(mark.time): \(mark.text)")
    }
    for damage in tape.damages + tape.flaws() where !faults.contains(damage) { faults.append(damage) }
  }
}
