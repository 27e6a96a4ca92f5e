import Alerting
import Telemetry

/// What takes back something that was done about alerts, as they stood before it.
struct AlertUndo: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    var deed: OperatorAction.Deed
    var note = ""
  }

  var steps: [Step]
  /// What is taken back: "acknowledgement of 3 alerts".
  var name: String

  /// - Parameter before: an alert as it stands now, where that is known.
  /// - Returns: `nil` for deeds that cannot be taken back.
  init?(
    of deeds: [OperatorAction.Deed], now: Timestamp, before: (Episode.ID) -> AlertEntry?
  ) {
    guard let first = deeds.first else { return nil }
    steps = deeds.compactMap { Self.step(of: $0, now: now, before: before) }
    guard !steps.isEmpty else { return nil }
    let count = deeds.count == 1 ? "" : " of \(AlertText.count(deeds.count))"
    name = Self.name(of: first) + count
  }

  private static func step(
    of deed: OperatorAction.Deed, now: Timestamp, before: (Episode.ID) -> AlertEntry?
  ) -> Step? {
    switch deed {
    case .acknowledge(let id), .snooze(let id, _):
      guard let until = before(id)?.standing.hold?.until, until > now else { return Step(deed: .unacknowledge(id)) }
      return Step(deed: .snooze(id, until: until), note: before(id)?.standing.hold?.note ?? "")
    case .unacknowledge(let id):
      guard let hand = before(id)?.standing.hold else { return nil }
      guard let until = hand.until else { return Step(deed: .acknowledge(id), note: hand.note) }
      return Step(deed: .snooze(id, until: until), note: hand.note)
    case .note(let id): return Step(deed: .note(id), note: before(id)?.note ?? "")
    case .mark(let id, _): return Step(deed: .mark(id, before(id)?.mark))
    case .silence(let silence): return Step(deed: .expire(silence: silence.id))
    case .expire: return nil
    }
  }

  private static func name(of deed: OperatorAction.Deed) -> String {
    switch deed {
    case .acknowledge: "the acknowledgement"
    case .unacknowledge: "giving it back"
    case .snooze: "the snooze"
    case .note: "the note"
    case .mark: "the mark"
    case .silence: "the silence"
    case .expire: "the end of a silence"
    }
  }
}

extension AlertEntry.Standing {
  /// Who has it, by acknowledging or snoozing it.
  var hold: AlertHand? {
    if case .acknowledged(let hand) = self { hand } else { nil }
  }
}
