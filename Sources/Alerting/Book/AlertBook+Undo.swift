internal import Telemetry

extension AlertBook {
  /// What takes an action back: how it stood before, as far as a deed can say so.
  ///
  /// Who took an alert over from somebody else gives it up to nobody, so that it asks again.
  ///
  /// - Returns: `nil` where there is nothing to take back.
  public func undo(of action: OperatorAction) -> OperatorAction.Deed? {
    switch action.deed {
    case .acknowledge(let id), .snooze(let id, _):
      let before = actions(of: id).before(action).hold
      if let before, let until = before.heldUntil, until > action.time { return .snooze(id, until: until) }
      return .unacknowledge(id)
    case .unacknowledge(let id):
      guard let before = actions(of: id).before(action).hold else { return nil }
      return before.heldUntil.map { .snooze(id, until: $0) } ?? .acknowledge(id)
    case .note(let id): return .note(id)
    case .mark(let id, _): return .mark(id, actions(of: id).before(action).mark)
    case .silence(let silence): return .expire(silence: silence.id)
    case .expire(let id):
      guard let placing = silenceShelf.placing(of: id), case .silence(let silence) = placing.deed,
        placing.counts(before: action), silence.endsAt > action.time
      else { return nil }
      return .silence(silence)
    }
  }

  private func actions(of id: Episode.ID) -> EpisodeActions {
    record(of: id).map { $0.family.records[$0.index].actions } ?? EpisodeActions()
  }
}
