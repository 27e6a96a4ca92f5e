extension OperatorAction {
  /// The order in which actions count, the same on every machine: by time, then host, then id.
  func counts(before other: OperatorAction) -> Bool {
    if time != other.time { return time < other.time }
    if !actor.host.utf8.elementsEqual(other.actor.host.utf8) {
      return actor.host.utf8.lexicographicallyPrecedes(other.actor.host.utf8)
    }
    return id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }
}

extension OperatorAction.Deed {
  /// The episode that it is about; `nil` for silences.
  public var episode: Episode.ID? {
    switch self {
    case .acknowledge(let id), .unacknowledge(let id), .snooze(let id, _), .note(let id), .mark(let id, _): id
    case .silence, .expire: nil
    }
  }

  /// Whether it says who has an alert.
  var isAboutHolding: Bool {
    switch self {
    case .acknowledge, .unacknowledge, .snooze: true
    case .note, .mark, .silence, .expire: false
    }
  }
}
