import Alerting
import Monitor
import Recording
import Telemetry

/// Changes of alerts, actions of people and runs of hooks on one line of time.
struct AlertsChronicle {
  struct Line {
    var time: Timestamp
    /// "firing", "acknowledge", "hook".
    var kind: String
    var name: String
    var fingerprint: String
    var details: [(key: String, value: String)]

    func isAbout(_ alert: String) -> Bool { fingerprint == alert || name.utf8.elementsEqual(alert.utf8) }

    var text: String {
      // What a hook printed may have many lines.
      let rest = details.map { ($0.key, $0.value.split(whereSeparator: \.isNewline).joined(separator: " | ")) }
        .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      return "\(time)  \(kind)  \(name.isEmpty ? fingerprint : name)\(rest.isEmpty ? "" : "  \(rest)")"
    }

    var json: JSONValue {
      .object(
        [
          ("time", .string(time.description)), ("kind", .string(kind)), ("name", .string(name)),
          ("fingerprint", .string(fingerprint)),
        ] + details.map { ($0.key, .string($0.value)) })
    }
  }

  private(set) var lines: [Line] = []
  private let names: [AlertFingerprint: String]

  init(_ state: AlertsState) throws(Failure) {
    names = Dictionary(state.episodes.map { ($0.episode.id.fingerprint, $0.episode.name) }) { first, _ in first }
    let transitions: [StateTransition]
    do throws(StateFault) {
      transitions = try state.database.transitions(
        from: Timestamp(nanoseconds: .min), to: Timestamp(nanoseconds: .max))
    } catch {
      throw Failure(sentence: error.sentence)
    }
    lines = transitions.map(line) + state.actions.map(line) + state.runs.map(line)
    let order = lines.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    lines = order.map(\.element)
  }

  private func line(_ id: Episode.ID?, _ time: Timestamp, _ kind: String, _ details: [(key: String, value: String)])
    -> Line
  {
    Line(
      time: time, kind: kind, name: id.flatMap { names[$0.fingerprint] } ?? "",
      fingerprint: id?.fingerprint.description ?? "", details: details)
  }

  private func line(_ transition: StateTransition) -> Line {
    line(
      transition.id, transition.time, transition.kind.rawValue, [("value", transition.value.map { "\($0)" } ?? "NaN")])
  }

  private func line(_ run: HookRun) -> Line {
    line(
      run.episode, run.startedAt, "hook",
      [
        ("hook", run.hook), ("event", run.event), ("exit_code", run.exitCode.map { "\($0)" } ?? ""),
        ("output", run.output),
      ])
  }

  private func line(_ action: OperatorAction) -> Line {
    let (kind, id, detail) = Self.parts(action.deed)
    return line(id, action.time, kind, [("by", action.actor.description), ("note", action.note)] + detail)
  }

  private static func parts(_ deed: OperatorAction.Deed) -> (String, Episode.ID?, [(key: String, value: String)]) {
    switch deed {
    case .acknowledge(let id): ("acknowledge", id, [])
    case .unacknowledge(let id): ("unacknowledge", id, [])
    case .snooze(let id, let until): ("snooze", id, [("until", until.description)])
    case .note(let id): ("note", id, [])
    case .mark(let id, let mark): ("mark", id, [("mark", mark?.rawValue ?? "none")])
    case .expire(let silence): ("expire", nil, [("silence", silence)])
    case .silence(let silence):
      (
        "silence", nil,
        [
          ("silence", silence.id), ("matchers", silence.matchers.map(\.description).joined(separator: ", ")),
          ("until", silence.endsAt.description),
        ]
      )
    }
  }
}
