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
    var making = BoardMaking(time: time)
    for family in families.values {
      for index in family.records.indices { making.add(family, index, of: self) }
    }
    for held in silenceShelf.held.values {
      making.mayChange(at: held.silence.startsAt)
      if !held.isOpenEnded { making.mayChange(at: held.silence.endsAt) }
    }
    return making.board
  }
}

/// A board while its entries are put together.
private struct BoardMaking {
  /// What decides where an entry stands, as numbers.
  private struct Row {
    var standing: Int
    var severity: Int
    var age: Int64
    var fingerprint: UInt64
    var activeAt: Int64
    var place: Int

    func stands(before other: Row) -> Bool {
      if standing != other.standing { return standing < other.standing }
      if severity != other.severity { return severity > other.severity }
      if age != other.age { return age < other.age }
      return (fingerprint, activeAt) < (other.fingerprint, other.activeAt)
    }
  }

  let time: Timestamp
  private var entries: [AlertEntry] = []
  private var rows: [Row] = []
  private var change: Timestamp?

  init(time: Timestamp) {
    self.time = time
  }

  mutating func mayChange(at moment: Timestamp) {
    guard moment > time else { return }
    change = min(change ?? moment, moment)
  }

  mutating func add(_ family: AlertFamily, _ index: Int, of book: AlertBook) {
    let record = family.records[index]
    guard isShown(family, index, of: book) else { return }
    let episode = record.episode
    var entry = AlertEntry(episode, standing(of: record, book))
    if episode.state != .resolved { addHolding(family, index, to: &entry, book) }
    entry.mark = record.actions.mark
    entry.note = record.actions.note
    if family.records.count > 1 {
      entry.fireCount = family.fireCount(index, at: time)
      entry.isFlapping = entry.fireCount >= AlertFamily.flappingCount
      for record in family.records {
        if let firedAt = record.episode.firedAt { mayChange(at: firedAt + AlertFamily.flappingSpan) }
      }
    }
    // Of those that are over, the last one first.
    let age =
      entry.standing == .resolved
      ? -(episode.resolvedAt ?? episode.lastEvaluation).nanoseconds : entry.since.nanoseconds
    rows.append(
      Row(
        standing: entry.standing.rank, severity: record.severityRank, age: age,
        fingerprint: episode.id.fingerprint.bits, activeAt: episode.id.activeAt.nanoseconds, place: entries.count))
    entries.append(entry)
  }

  private mutating func isShown(_ family: AlertFamily, _ index: Int, of book: AlertBook) -> Bool {
    let episode = family.records[index].episode
    guard episode.state == .resolved else {
      let stale = episode.lastEvaluation + book.staleAfter(episode.origin)
      mayChange(at: stale)
      guard stale <= time else { return true }
      // Whoever evaluates the alert now has begun anew.
      return !family.records[(index + 1)...].contains { $0.episode.id.fingerprint == episode.id.fingerprint }
    }
    guard !episode.isDropped, let resolvedAt = episode.resolvedAt else { return false }
    mayChange(at: resolvedAt + AlertBook.resolvedLife)
    return time < resolvedAt + AlertBook.resolvedLife
  }

  /// Where an alert stands before anybody's acknowledgement is looked at.
  private func standing(of record: EpisodeRecord, _ book: AlertBook) -> AlertEntry.Standing {
    switch record.episode.state {
    case .resolved: return .resolved
    case .firing, .pending: break
    }
    if let silence = activeSilence(of: record, book, isAcknowledgement: false) {
      return .silenced(silence.hand)
    }
    return record.episode.state == .firing ? .firing : .pending
  }

  /// The one that lasts longest of those that hold.
  private func activeSilence(
    of record: EpisodeRecord, _ book: AlertBook, isAcknowledgement: Bool
  ) -> SilenceShelf.Held? {
    guard !record.silences.isEmpty else { return nil }
    // What driftop placed for an acknowledgement of its own may outlive it for a moment.
    let knowsBetter = record.actions.lastAboutHolding != nil
    return record.silences.compactMap { book.silenceShelf.held[$0] }
      .filter { held in
        held.isAcknowledgement == isAcknowledgement && held.isActive(at: time) && !(held.isMirror && knowsBetter)
      }
      .max { SilenceShelf.ends($0, before: $1) }
  }

  private mutating func addHolding(
    _ family: AlertFamily, _ index: Int, to entry: inout AlertEntry, _ book: AlertBook
  ) {
    let record = family.records[index]
    let stale = record.episode.lastEvaluation + book.staleAfter(record.episode.origin)
    if stale <= time { entry.staleSince = record.episode.lastEvaluation }
    guard entry.standing == .firing || entry.standing == .pending else { return }
    let holding = family.holding(index, at: time)
    if case .held(let hand) = holding {
      if let until = hand.until { mayChange(at: until) }
      entry.standing = .acknowledged(hand)
    } else if let foreign = activeSilence(of: record, book, isAcknowledgement: true) {
      entry.standing = .acknowledged(foreign.hand)
    } else if case .ended(let reason) = holding, entry.standing == .firing {
      entry.reason = reason
    }
  }

  var board: AlertBoard {
    let incidents = IncidentSearch(entries.map(\.episode)).incidents
    var sorted: [AlertEntry] = []
    sorted.reserveCapacity(entries.count)
    var marked = entries
    for incident in incidents {
      for member in incident.members { marked[member].incident = incident.incident }
    }
    for row in rows.sorted(by: { $0.stands(before: $1) }) { sorted.append(marked[row.place]) }
    return AlertBoard(entries: sorted, incidents: incidents.map(\.incident), validUntil: change)
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

extension SilenceShelf.Held {
  fileprivate var hand: AlertHand {
    AlertHand(
      actor: actor, since: silence.startsAt, until: isOpenEnded ? nil : silence.endsAt, note: note, silence: silence.id)
  }
}
