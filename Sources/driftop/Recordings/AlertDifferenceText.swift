import Alerting
import Monitor
import Recording
import Telemetry

/// What other rules would have made of the alerts: `driftop.whatif/1` for programs, lines for people.
struct AlertDifferenceText {
  private let difference: AlertDifference
  private let name: String

  /// - Parameter name: of what was replayed.
  init(_ difference: AlertDifference, of name: String) {
    self.difference = difference
    self.name = name
  }

  var json: JSONValue {
    .object([
      ("schema", .string("driftop.whatif/1")), ("path", .string(name)),
      ("gained", .array(difference.gained.map(Self.json))), ("lost", .array(difference.lost.map(Self.json))),
      ("earlier", .array(difference.earlier.map(Self.json))), ("later", .array(difference.later.map(Self.json))),
      ("unchanged", .integer(difference.unchangedCount)),
    ])
  }

  private static func json(_ episode: Episode) -> JSONValue { .object(members(episode)) }

  private static func json(_ shift: AlertDifference.Shift) -> JSONValue {
    .object(
      members(shift.recorded) + [
        ("changed_fired_at", JSONValue(shift.changed.firedAt?.description)),
        ("delay_seconds", JSONValue(shift.delay.inSeconds)),
      ])
  }

  private static func members(_ episode: Episode) -> [(key: String, value: JSONValue)] {
    [
      ("name", .string(episode.name)),
      ("labels", .object(episode.labels.pairs.map { ($0.name, .string($0.value)) })),
      ("active_at", .string(episode.id.activeAt.description)), ("fired_at", JSONValue(episode.firedAt?.description)),
      ("resolved_at", JSONValue(episode.resolvedAt?.description)),
    ]
  }

  var lines: [String] {
    let counts = [
      "\(difference.gained.count) gained", "\(difference.lost.count) lost", "\(difference.earlier.count) earlier",
      "\(difference.later.count) later", "\(difference.unchangedCount) unchanged",
    ]
    return ["\(name): alerts " + counts.joined(separator: ", ")]
      + difference.gained.map { "gained   " + Self.line($0) } + difference.lost.map { "lost     " + Self.line($0) }
      + difference.earlier.map { "earlier  " + Self.line($0.recorded) + ", by \(SpanText.text(.zero - $0.delay))" }
      + difference.later.map { "later    " + Self.line($0.recorded) + ", by \(SpanText.text($0.delay))" }
  }

  private static func line(_ episode: Episode) -> String {
    "\((episode.firedAt ?? episode.id.activeAt).description)  \(episode.labels)"
  }
}
