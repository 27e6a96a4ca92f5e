internal import Telemetry

extension AlertBook {
  /// What takes an action back: how it stood before, as far as a deed can say so.
  ///
  /// Who took an alert over from somebody else gives it up to nobody, so that it asks again.
  ///
  /// - Returns: `nil` where there is nothing to take back.
  public func undo(of action: OperatorAction) -> OperatorAction.Deed? {
    switch action.deed {
    case .silence(let silence): return .expire(silence: silence.id)
    case .expire(let id): return silence(before: action, id).map { .silence($0) }
    case .acknowledge(let id), .unacknowledge(let id), .snooze(let id, _), .note(let id), .mark(let id, _):
      return undo(of: action, about: id)
    }
  }

  private func undo(of action: OperatorAction, about id: Episode.ID) -> OperatorAction.Deed? {
    let before = record(of: id).map { $0.family.records[$0.index].actions.before(action) } ?? EpisodeActions()
    let heldUntil = before.hold?.heldUntil
    switch action.deed {
    case .acknowledge, .snooze:
      guard let heldUntil, heldUntil > action.time else { return .unacknowledge(id) }
      return .snooze(id, until: heldUntil)
    case .unacknowledge:
      if before.hold == nil { return nil }
      guard let heldUntil else { return .acknowledge(id) }
      return .snooze(id, until: heldUntil)
    case .mark: return .mark(id, before.mark)
    case .note: return .note(id)
    case .silence, .expire: return nil
    }
  }

  /// What an action ended, where it would hold still.
  private func silence(before action: OperatorAction, _ id: String) -> Silence? {
    guard let placing = silenceShelf.placing(of: id), placing.counts(before: action) else { return nil }
    guard case .silence(let silence) = placing.deed, silence.endsAt > action.time else { return nil }
    return silence
  }
}
