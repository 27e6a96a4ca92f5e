internal import Telemetry

/// What people did about one episode, in the order in which it counts.
struct EpisodeActions: Sendable, Codable {
  private(set) var all: [OperatorAction] = []
  /// The last acknowledgement or snooze, unless it was withdrawn.
  private(set) var hold: OperatorAction?
  private(set) var mark: AlertMark?
  /// The last note that was left with anything; an empty one takes notes back.
  private(set) var note: String?

  /// A script that acts in a loop must not fill the memory.
  private static let limit = 500

  /// - Returns: whether it was new.
  mutating func take(_ action: OperatorAction) -> Bool {
    let place = all.partitioningIndex { !$0.counts(before: action) }
    if place < all.count, all[place].id.utf8.elementsEqual(action.id.utf8) { return false }
    all.insert(action, at: place)
    if all.count > Self.limit { all.removeFirst() }
    (hold, mark, note) = (nil, nil, nil)
    for action in all { fold(action) }
    return true
  }

  private mutating func fold(_ action: OperatorAction) {
    switch action.deed {
    case .acknowledge, .snooze: hold = action
    case .unacknowledge: hold = nil
    case .mark(_, let mark): self.mark = mark
    case .note: note = nil
    case .silence, .expire: break
    }
    if !action.note.isEmpty { note = action.note }
  }

  /// The last that somebody said about having it, withdrawals among them.
  var lastAboutHolding: OperatorAction? { all.last { $0.deed.isAboutHolding } }

  /// What counted just before an action.
  func before(_ action: OperatorAction) -> EpisodeActions {
    var earlier = EpisodeActions()
    for other in all where other.counts(before: action) {
      earlier.all.append(other)
      earlier.fold(other)
    }
    return earlier
  }
}

extension OperatorAction {
  /// Until when it holds; `nil` without an end.
  var heldUntil: Timestamp? {
    if case .snooze(_, let until) = deed { until } else { nil }
  }
}

extension Array {
  /// The first place from which on `isBehind` is true; it must be false for all before it.
  ///
  /// - Complexity: O(log n).
  func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
