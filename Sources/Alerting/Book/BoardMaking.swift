internal import Telemetry

/// A board while it is put together: where each alert stands first, then the order, and the entries last, so that each
/// is made but once.
struct BoardMaking {
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

  /// An alert that is shown.
  private struct Shown {
    var family: Int
    var index: Int
    var standing: AlertEntry.Standing
    var reason: String?
    var isStale = false
  }

  private let time: Timestamp
  private let book: AlertBook
  private let families: [AlertFamily]
  private var shown: [Shown] = []
  private var rows: [Row] = []
  private var starts: [IncidentSearch.Start] = []
  private var change: Timestamp?

  init(_ book: AlertBook, at time: Timestamp) {
    self.book = book
    self.time = time
    families = Array(book.families.values)
  }

  mutating func board() -> AlertBoard {
    shown.reserveCapacity(families.count)
    for family in families.indices {
      for index in families[family].records.indices where isShown(family, index) { add(family, index) }
      guard families[family].records.count > 1 else { continue }
      for record in families[family].records {
        if let firedAt = record.episode.firedAt { mayChange(at: firedAt + AlertFamily.flappingSpan) }
      }
    }
    for held in book.silenceShelf.held.values {
      mayChange(at: held.silence.startsAt)
      if !held.isOpenEnded { mayChange(at: held.silence.endsAt) }
    }
    let found = IncidentSearch(starts).incidents
    var incidents = [Int](repeating: -1, count: shown.count)
    for (number, incident) in found.enumerated() {
      for member in incident.members { incidents[member] = number }
    }
    rows.sort { $0.stands(before: $1) }
    let entries = rows.map { row in
      var entry = entry(shown[row.place])
      if incidents[row.place] >= 0 { entry.incident = found[incidents[row.place]].incident }
      return entry
    }
    return AlertBoard(entries: entries, incidents: found.map(\.incident), validUntil: change)
  }

  private mutating func mayChange(at moment: Timestamp) {
    guard moment > time else { return }
    change = min(change ?? moment, moment)
  }

  private mutating func isShown(_ family: Int, _ index: Int) -> Bool {
    guard families[family].records[index].episode.state == .resolved else {
      let stale = families[family].records[index].staleAt
      mayChange(at: stale)
      // Whoever evaluates a stale alert now has begun anew.
      return stale > time || !families[family].hasSuccessor(index)
    }
    guard !families[family].records[index].episode.isDropped,
      let resolvedAt = families[family].records[index].episode.resolvedAt
    else { return false }
    mayChange(at: resolvedAt + AlertBook.resolvedLife)
    return time < resolvedAt + AlertBook.resolvedLife
  }

  private mutating func add(_ family: Int, _ index: Int) {
    var shown = Shown(family: family, index: index, standing: .resolved)
    let id = families[family].records[index].episode.id
    var age = families[family].records[index].episode.firedAt ?? id.activeAt
    if families[family].records[index].episode.state == .resolved {
      // The last one first.
      let end = families[family].records[index].episode.resolvedAt ?? age
      age = Timestamp(nanoseconds: -end.nanoseconds)
    } else {
      shown.isStale = families[family].records[index].staleAt <= time
      stand(&shown)
    }
    rows.append(
      Row(
        standing: shown.standing.rank, severity: families[family].records[index].severityRank, age: age.nanoseconds,
        fingerprint: id.fingerprint.bits, activeAt: id.activeAt.nanoseconds, place: self.shown.count))
    starts.append(
      IncidentSearch.Start(
        id: id, labels: families[family].records[index].episode.labels, things: families[family].records[index].things))
    self.shown.append(shown)
  }

  /// Silenced before acknowledged, here before in an Alertmanager.
  private mutating func stand(_ shown: inout Shown) {
    let isFiring = families[shown.family].records[shown.index].episode.state == .firing
    shown.standing = isFiring ? .firing : .pending
    if let silence = activeSilence(shown, isAcknowledgement: false) {
      shown.standing = .silenced(silence.hand)
      return
    }
    let holding = families[shown.family].holding(shown.index, at: time)
    if case .held(let hand) = holding {
      if let until = hand.until { mayChange(at: until) }
      shown.standing = .acknowledged(hand)
    } else if let foreign = activeSilence(shown, isAcknowledgement: true) {
      shown.standing = .acknowledged(foreign.hand)
    } else if case .ended(let reason) = holding, isFiring {
      shown.reason = reason
    }
  }

  /// The one that lasts longest of those that hold.
  private func activeSilence(_ shown: Shown, isAcknowledgement: Bool) -> SilenceShelf.Held? {
    let family = families[shown.family]
    guard !family.records[shown.index].silences.isEmpty else { return nil }
    // What driftop placed for an acknowledgement of its own may outlive it for a moment.
    let knowsBetter = family.records[shown.index].actions.lastAboutHolding != nil
    return family.records[shown.index].silences.compactMap { book.silenceShelf.held[$0] }
      .filter { held in
        held.isAcknowledgement == isAcknowledgement && held.isActive(at: time) && !(held.isMirror && knowsBetter)
      }
      .max { SilenceShelf.ends($0, before: $1) }
  }

  private func entry(_ shown: Shown) -> AlertEntry {
    let family = families[shown.family]
    var entry = AlertEntry(family.records[shown.index].episode, shown.standing)
    entry.recentValues = family.records[shown.index].recent.values
    entry.reason = shown.reason
    if shown.isStale { entry.staleSince = entry.episode.lastEvaluation }
    entry.mark = family.records[shown.index].actions.mark
    entry.note = family.records[shown.index].actions.note
    if family.records.count > 1 {
      entry.fireCount = family.fireCount(shown.index, at: time)
      entry.isFlapping = entry.fireCount >= AlertFamily.flappingCount
    }
    return entry
  }
}

extension SilenceShelf.Held {
  fileprivate var hand: AlertHand {
    AlertHand(
      actor: actor, since: silence.startsAt, until: isOpenEnded ? nil : silence.endsAt, note: note, silence: silence.id)
  }
}
