internal import Telemetry

/// The episodes of one alert, one after the other and at every severity: what an acknowledgement of one means for the
/// next is decided here.
struct AlertFamily: Sendable, Codable {
  /// By the time at which each began, then by fingerprint.
  private(set) var records: [EpisodeRecord] = []

  /// How often an alert fires within this time makes it flap.
  static let flappingSpan = Duration.seconds(3_600)
  static let flappingCount = 3

  func index(of id: Episode.ID) -> Int? { records.firstIndex { $0.episode.id == id } }

  mutating func insert(_ record: EpisodeRecord) {
    let id = record.episode.id
    let place = records.partitioningIndex {
      let other = $0.episode.id
      return other.activeAt == id.activeAt
        ? other.fingerprint.bits > id.fingerprint.bits : other.activeAt > id.activeAt
    }
    records.insert(record, at: place)
  }

  /// Takes a newer copy of an episode.
  mutating func take(_ episode: Episode, at index: Int) -> EpisodeRecord.Change {
    let change = records[index].take(episode)
    // Of several, what one that is pending means for the others depends on when it was evaluated last.
    return change == .value && records.count > 1 && episode.state == .pending ? .standing : change
  }

  mutating func change<Result>(_ index: Int, _ body: (inout EpisodeRecord) -> Result) -> Result {
    body(&records[index])
  }

  mutating func remove(where isGone: (EpisodeRecord) -> Bool) { records.removeAll(where: isGone) }

  /// Whether the same alert began anew after a record.
  func hasSuccessor(_ index: Int) -> Bool {
    let fingerprint = records[index].episode.id.fingerprint
    return records[(index + 1)...].contains { $0.episode.id.fingerprint == fingerprint }
  }

  // MARK: Who has it

  /// Who has an episode, or why nobody has it any more.
  enum Holding: Equatable {
    case held(AlertHand)
    case ended(String)
    case nobody
  }

  /// - Complexity: O(records of the family).
  func holding(_ index: Int, at time: Timestamp) -> Holding {
    if records.count == 1, records[index].actions.all.isEmpty { return .nobody }
    let record = records[index]
    if record.actions.lastAboutHolding != nil {
      guard let hold = record.actions.hold else { return .nobody }
      return holding(by: hold, of: record, at: time)
    }
    guard records.count > 1 else { return .nobody }
    if let snooze = inheritedSnooze(index), let until = snooze.heldUntil, record.episode.id.activeAt < until {
      return holding(by: snooze, of: record, at: time)
    }
    return lostHolding(index)
  }

  private func holding(by hold: OperatorAction, of record: EpisodeRecord, at time: Timestamp) -> Holding {
    if let until = hold.heldUntil, until <= time {
      return .ended("\(hold.actor)'s snooze ended \(ClockText.moment(until))")
    }
    if let graver = escalation(over: record, since: hold.time), let firedAt = graver.episode.firedAt {
      return .ended(
        "fires as \(graver.episode.severity ?? "") too since \(ClockText.plain(firedAt)), after \(hold.actor) took it")
    }
    return .held(
      AlertHand(actor: hold.actor.description, since: hold.time, until: hold.heldUntil, note: hold.note))
  }

  /// The same alert at a higher severity, fired after somebody took this one, and taken by nobody since.
  private func escalation(over record: EpisodeRecord, since time: Timestamp) -> EpisodeRecord? {
    guard records.count > 1 else { return nil }
    return records.last { other in
      guard other.severityRank > record.severityRank, let firedAt = other.episode.firedAt else { return false }
      return firedAt > time && other.actions.hold == nil
    }
  }

  /// The last word about earlier episodes of the same alert, where that is a snooze.
  private func inheritedSnooze(_ index: Int) -> OperatorAction? {
    let fingerprint = records[index].episode.id.fingerprint
    let earlier = records[..<index].lazy.filter { $0.episode.id.fingerprint == fingerprint }
    let last = earlier.compactMap(\.actions.lastAboutHolding).max { $0.counts(before: $1) }
    return last?.heldUntil == nil ? nil : last
  }

  /// That somebody had the alert before it fired anew, or at a lower severity.
  private func lostHolding(_ index: Int) -> Holding {
    let record = records[index]
    let earlier = records.indices.last { other in
      guard other != index, let hold = records[other].actions.hold else { return false }
      let (its, mine) = (records[other].episode, record.episode)
      if its.id.fingerprint == mine.id.fingerprint { return other < index }
      return records[other].severityRank < record.severityRank && hold.time < (mine.firedAt ?? mine.lastEvaluation)
    }
    guard let earlier, let hold = records[earlier].actions.hold else { return .nobody }
    let other = records[earlier]
    if other.severityRank < record.severityRank {
      let from = other.episode.severity ?? "none"
      return .ended(
        "severity rose from \(from) to \(record.episode.severity ?? "none"): \(hold.actor) took it as \(from)")
    }
    let end = other.episode.resolvedAt.map { " until it resolved \(ClockText.moment($0))" } ?? ""
    return .ended("fires anew: \(hold.actor) had it\(end)")
  }

  // MARK: How often

  /// Times that the alert of a record fired within the hour before, this one among them.
  func fireCount(_ index: Int, at time: Timestamp) -> Int {
    let fingerprint = records[index].episode.id.fingerprint
    let recent = records.lazy.filter { other in
      guard other.episode.id.fingerprint == fingerprint, let firedAt = other.episode.firedAt else { return false }
      return firedAt > time - Self.flappingSpan && firedAt <= time
    }
    return max(1, recent.count)
  }
}

/// Times as sentences about alerts say them.
enum ClockText {
  /// "at 03:05 UTC, 2026-03-01".
  static func moment(_ time: Timestamp) -> String { "at \(plain(time))" }

  /// "03:05 UTC, 2026-03-01".
  static func plain(_ time: Timestamp) -> String {
    let text = time.description
    return "\(text.dropFirst(11).prefix(5)) UTC, \(text.prefix(10))"
  }
}
