import Monitor
import Recording
import Telemetry

/// What a check of a recording found: `driftop.recordingcheck/1` for programs, lines for people.
struct RecordingCheckText {
  let check: RecordingCheck

  var lines: [String] {
    check.runs.map(Self.line) + check.runs.flatMap(\.treatments).map { "hidden: \($0.sentence)" }
      + check.runs.flatMap(\.gaps).map(Self.line) + check.runs.compactMap { Self.ending($0.session) } + check.faults
      + (check.isWhole ? ["whole"] : check.isReadable ? ["all that was written can be read"] : [])
  }

  private static func line(_ run: RecordingCheck.Run) -> String {
    let session = run.session
    let range = session.range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "no time"
    let counts = run.summary.map {
      "\(SpanText.counted($0.recordCount, "record")), \(SpanText.counted($0.sampleCount, "sample"))"
    }
    return "session \(session.number): \(range), \(counts ?? "cannot be read to its end")"
      + (session.ending == .stillWritten ? ", still written" : "")
  }

  private static func line(_ gap: PlaybackStatus.Mark) -> String {
    guard let end = gap.end else { return "gap at \(gap.time): \(gap.text)" }
    return "gap from \(gap.time) to \(end), \(SpanText.text(end - gap.time)): \(gap.text)"
  }

  private static func ending(_ session: RecordedSession) -> String? {
    guard session.ending == .cut else { return nil }
    let place = session.range.map { "what came after \($0.upperBound)" } ?? "what came"
    return "session \(session.number): the recorder was ended at once; \(place), a second at most, is missing"
  }

  var json: JSONValue {
    .object([
      ("schema", .string("driftop.recordingcheck/1")), ("path", .string(check.path)), ("whole", .bool(check.isWhole)),
      ("readable", .bool(check.isReadable)), ("sessions", .array(check.runs.map(Self.json))),
      ("faults", .array(check.faults.map { .string($0) })),
    ])
  }

  private static func json(_ run: RecordingCheck.Run) -> JSONValue {
    .object([
      ("number", .integer(Int(run.session.number))), ("start", JSONValue(run.session.range?.lowerBound.description)),
      ("end", JSONValue(run.session.range?.upperBound.description)), ("ending", .string(word(run.session.ending))),
      ("records", run.summary.map { .integer($0.recordCount) } ?? .null),
      ("samples", run.summary.map { .integer($0.sampleCount) } ?? .null),
      ("hidden", .array(run.treatments.map { .string($0.sentence) })), ("gaps", .array(run.gaps.map(Self.json))),
    ])
  }

  private static func word(_ ending: RecordedSession.Ending) -> String {
    switch ending {
    case .closed: "closed"
    case .cut: "cut"
    case .stillWritten: "written"
    }
  }

  private static func json(_ gap: PlaybackStatus.Mark) -> JSONValue {
    .object([
      ("start", .string(gap.time.description)), ("end", JSONValue(gap.end?.description)),
      ("seconds", gap.end.map { JSONValue(($0 - gap.time).inSeconds) } ?? .null), ("text", .string(gap.text)),
    ])
  }
}
