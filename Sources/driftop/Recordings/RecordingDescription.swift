import Alerting
import Monitor
import Recording
import Telemetry

/// What is said of a recording: as `driftop.recording/1` for programs, as lines for people.
struct RecordingDescription {
  private let name: String
  private let header: RecordingHeader
  private let range: ClosedRange<Timestamp>
  private let summary: TapeSummary
  private let marks: [PlaybackStatus.Mark]
  private let notes: [String]
  private let sessions: [RecordedSession]
  private let sizeBytes: Int

  init(_ input: TapeInput) throws(Failure) {
    name = input.name
    header = input.tape.header
    range = try input.range()
    summary = try TapeSummary(input)
    do throws(RecordingFault) {
      marks = try input.tape.marks()
      sessions = try RecordingTape.sessions(path: input.name)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    notes = input.tape.notes
    sizeBytes = RecordingFiles.of(name).reduce(0) { $0 + RecordingFiles.size(of: $1) }
  }

  private var ruleCount: Int { header.alerting?.groups.reduce(0) { $0 + $1.rules.count } ?? 0 }

  var json: JSONValue {
    .object([
      ("schema", .string("driftop.recording/1")), ("path", .string(name)), ("program", .string(header.program)),
      ("start", .string(range.lowerBound.description)), ("end", .string(range.upperBound.description)),
      ("seconds", JSONValue((range.upperBound - range.lowerBound).inSeconds)), ("size_bytes", .integer(sizeBytes)),
      ("records", .integer(summary.recordCount)), ("lines", .integer(summary.lineCount)),
      ("malformed_lines", .integer(summary.malformedCount)), ("scrapes", .integer(summary.scrapeCount)),
      ("samples", .integer(summary.sampleCount)), ("answers", .integer(summary.answerCount)),
      ("actions", .integer(summary.actionCount)), ("beats", .integer(summary.beatCount)),
      ("sessions", .array(sessions.map(Self.json))), ("sources", .array(summary.sourceList.map(Self.json))),
      ("marks", .array(marks.map(Self.json))),
      (
        "treatments",
        .array(
          header.treatments.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("pattern", .string($0.pattern)),
              ("given_key", .bool($0.hasGivenKey)),
            ])
          })
      ), ("rules", .integer(ruleCount)), ("notes", .array(notes.map { .string($0) })),
    ])
  }

  private static func json(_ source: TapeSummary.Source) -> JSONValue {
    .object([
      ("name", .string(source.name)), ("format", .string(source.format)), ("records", .integer(source.records)),
      ("samples", .integer(source.samples)),
    ])
  }

  private static func json(_ session: RecordedSession) -> JSONValue {
    .object([
      ("number", .integer(Int(session.number))), ("start", JSONValue(session.range?.lowerBound.description)),
      ("end", JSONValue(session.range?.upperBound.description)),
    ])
  }

  private static func json(_ mark: PlaybackStatus.Mark) -> JSONValue {
    .object([
      ("kind", .string(mark.kind.rawValue)), ("time", .string(mark.time.description)),
      ("end", JSONValue(mark.end?.description)), ("text", .string(mark.text)),
    ])
  }

  var lines: [String] {
    let length = range.upperBound - range.lowerBound
    var lines = [
      "\(name): \(range.lowerBound) to \(range.upperBound), \(SpanText.text(length)); recorded by driftop \(header.program)",
      "\(SpanText.counted(summary.recordCount, "record")), \(SpanText.counted(summary.sampleCount, "sample")) of "
        + "\(SpanText.counted(summary.scrapeCount, "scrape")), \(SpanText.bytes(sizeBytes))",
    ]
    if summary.malformedCount > 0 { lines.append("\(SpanText.counted(summary.malformedCount, "malformed line"))") }
    for source in summary.sourceList {
      let count =
        source.format == "metrics"
        ? SpanText.counted(source.samples, "sample") : SpanText.counted(source.records, "record")
      lines.append("source  \(source.name)  \(source.format)  \(count)")
    }
    lines += header.treatments.map { treatment in
      "\(treatment.kind.rawValue)  \(treatment.pattern)" + (treatment.hasGivenKey ? "  with a key of yours" : "")
    }
    lines.append(ruleCount > 0 ? "\(SpanText.counted(ruleCount, "rule")) evaluated" : "no rules evaluated")
    lines += marks.map { "\($0.time)  \($0.kind.rawValue)  \($0.text)" }
    if sessions.count > 1 {
      lines += sessions.map { session in
        let range = session.range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "nothing left"
        return "session \(session.number)  \(range)"
      }
    }
    return lines + notes.map { "note: \($0)" }
  }
}
