public import Telemetry

/// The alerts of a book at one moment: what needs somebody first.
public struct AlertBoard: Sendable {
  public var entries: [AlertEntry]
  /// Those of two alerts and more, in the order in which they began.
  public var incidents: [AlertIncident]
  /// Until when the same book gives the same board; `nil` for ever.
  public var validUntil: Timestamp?
}

extension AlertBook {
  /// Every alert that is pending, firing or resolved within the last 15 minutes: what needs somebody first.
  ///
  /// Firing ones stand before acknowledged, silenced, pending and resolved ones; among them the gravest, then the oldest.
  ///
  /// - Complexity: O(n log n) in the number of episodes.
  public func entries(at time: Timestamp) -> [AlertEntry] { board(at: time).entries }

  /// The same with the incidents, and how long it holds.
  public func board(at time: Timestamp) -> AlertBoard {
    var making = BoardMaking(self, at: time)
    return making.board()
  }

  /// Brings the values of a board of this book up to date, if nothing but values has changed since, as
  /// ``standingVersion`` tells; it holds no longer than it would have.
  ///
  /// - Returns: whether that is the board of now; it is not where an alert that nobody evaluated is evaluated again.
  /// - Complexity: O(n) in the number of alerts, without their order.
  public func refresh(_ board: inout AlertBoard) -> Bool {
    for index in board.entries.indices {
      guard let (family, place) = record(of: board.entries[index].episode.id) else { return false }
      let record = family.records[place]
      let isEvaluated = record.episode.lastEvaluation != board.entries[index].episode.lastEvaluation
      guard !isEvaluated || board.entries[index].staleSince == nil else { return false }
      board.entries[index].episode = record.episode
      board.entries[index].recentValues = record.recent.values
    }
    return true
  }
}

extension AlertEntry.Standing {
  /// What needs somebody first: 0 firing, 1 acknowledged, 2 silenced, 3 pending, 4 resolved.
  public var rank: Int {
    switch self {
    case .firing: 0
    case .acknowledged: 1
    case .silenced: 2
    case .pending: 3
    case .resolved: 4
    }
  }
}
