public import Telemetry

/// Alerts and what people did about them: the fold of events and actions.
///
///     book.take(event)
///     book.take(action)
///     book.entries(at: now).map(\.standing)  // [.acknowledged(…), .firing]
///
/// An acknowledgement belongs to one firing episode; it ends when that resolves and when the severity rises. The order in
/// which actions and episodes come does not matter: actions count by time, host and id, and of an episode the newest
/// evaluation wins.
public struct AlertBook: Sendable, Codable {
  /// How long a resolved alert is shown.
  public static let resolvedLife = Duration.seconds(15 * 60)
  /// How long it is remembered, so that one that fires anew says so.
  static let memory = AlertFamily.flappingSpan
  /// How long one is shown that nobody evaluates any more.
  static let staleLife = Duration.seconds(86_400)
  private static let orphanLimit = 20_000

  /// By the fingerprint of the labels without severity.
  private(set) var families: [AlertFingerprint: AlertFamily] = [:]
  private(set) var silenceShelf = SilenceShelf()
  private var familyOf: [Episode.ID: AlertFingerprint] = [:]
  /// Actions that came before their episode.
  private var orphans: [Episode.ID: EpisodeActions] = [:]
  private var refused: Set<Episode.ID> = []
  private var intervals: [GroupKey: Duration]
  private let episodeLimit: Int

  /// Counts changes, so that what was computed can be shown again.
  public private(set) var version = 0
  /// Counts those of them that are more than new values of the same alerts.
  public private(set) var standingVersion = 0

  private struct GroupKey: Hashable, Codable {
    var file: String
    var group: String
  }

  /// - Parameters:
  ///   - groups: whose intervals tell after what time an alert is no longer evaluated; a minute for others.
  ///   - episodeLimit: the most episodes that are kept.
  public init(groups: [RuleGroup] = [], episodeLimit: Int = 50_000) {
    self.episodeLimit = episodeLimit
    intervals = Self.intervals(of: groups)
  }

  private static func intervals(of groups: [RuleGroup]) -> [GroupKey: Duration] {
    Dictionary(groups.map { (GroupKey(file: $0.file, group: $0.name), $0.interval) }) { $1 }
  }

  /// Takes other intervals for the alerts that come from now on.
  public mutating func use(_ groups: [RuleGroup]) {
    intervals = Self.intervals(of: groups)
  }

  public var isEmpty: Bool { families.isEmpty && refused.isEmpty }

  /// Episodes that did not fit in.
  public var omittedCount: Int { refused.count }

  public mutating func take(_ event: AlertEvent) {
    var episode = event.episode
    if event.kind == .dropped { (episode.state, episode.firedAt) = (.resolved, nil) }
    if episode.state == .resolved, episode.resolvedAt == nil { episode.resolvedAt = event.time }
    take(episode)
  }

  /// Takes an episode as another evaluator has left it.
  public mutating func take(_ episode: Episode) {
    if let family = familyOf[episode.id] {
      guard let index = families[family]?.index(of: episode.id) else { return }
      count(families[family]?.take(episode, at: index) ?? .nothing)
      return
    }
    guard hasRoom(for: episode) else { return }
    count(.standing)
    var record = EpisodeRecord(episode, staleAfter: staleAfter(episode.origin))
    record.actions = orphans.removeValue(forKey: episode.id) ?? EpisodeActions()
    record.silences = silenceShelf.numbers(matching: episode.labels)
    let family = AlertFingerprint(episode.labels.withoutSeverity)
    familyOf[episode.id] = family
    families[family, default: AlertFamily()].insert(record)
  }

  private mutating func hasRoom(for episode: Episode) -> Bool {
    if familyOf.count < episodeLimit {
      refused.remove(episode.id)
      return true
    }
    let before = refused.count
    if episode.state == .resolved { refused.remove(episode.id) } else { refused.insert(episode.id) }
    if refused.count != before { count(.standing) }
    return false
  }

  private mutating func count(_ change: EpisodeRecord.Change) {
    guard change != .nothing else { return }
    version += 1
    if change == .standing { standingVersion += 1 }
  }

  /// Forgets a pending episode whose condition went before it fired.
  public mutating func drop(_ id: Episode.ID) {
    guard let family = familyOf[id], let index = families[family]?.index(of: id) else { return }
    if families[family]?.change(index, { $0.drop() }) == true { count(.standing) }
  }

  public mutating func take(_ action: OperatorAction) {
    guard let id = action.deed.episode else { return note(silenceShelf.take(action)) }
    if let family = familyOf[id], let index = families[family]?.index(of: id) {
      if families[family]?.change(index, { $0.actions.take(action) }) == true { count(.standing) }
    } else if orphans.count < Self.orphanLimit || orphans[id] != nil {
      _ = orphans[id, default: EpisodeActions()].take(action)
    }
  }

  /// Takes all silences that an Alertmanager holds, those that it no longer lists have ended; an acknowledgement is one
  /// whose comment begins with `ACK!`.
  public mutating func take(_ silences: [ForeignSilence], from alertmanager: String) {
    note(silenceShelf.take(silences, from: alertmanager))
  }

  /// Takes what is to be told in an episode's history and is no action: a hook that ran.
  public mutating func take(_ line: AlertHistoryLine, of id: Episode.ID) {
    guard let family = familyOf[id], let index = families[family]?.index(of: id) else { return }
    families[family]?.change(index) { record in
      if !record.told.contains(line) { record.told.append(line) }
    }
    count(.value)
  }

  /// Forgets what is over and shown no more: an hour after it resolved, a day after anybody evaluated it.
  ///
  /// - Complexity: O(episodes).
  public mutating func forget(at time: Timestamp) {
    let gone = silenceShelf.forget(endedBefore: time - Self.memory)
    let over = families.values.lazy.flatMap(\.records).filter { $0.isOver(at: time) }.map(\.episode.id)
    for id in Array(over) {
      guard let family = familyOf.removeValue(forKey: id) else { continue }
      families[family]?.remove { $0.episode.id == id }
      if families[family]?.records.isEmpty == true { families[family] = nil }
    }
    if !gone.isEmpty { note(.matchers(gone.sorted())) }
  }

  /// Notes for each alert which of the changed silences are about it.
  private mutating func note(_ change: SilenceShelf.Change) {
    guard change != .nothing else { return }
    count(.standing)
    guard case .matchers(let changed) = change else { return }
    let tests = changed.compactMap { number in silenceShelf.held[number].map { (number, $0.test) } }
    let numbers = Set(changed)
    for family in Array(families.keys) {
      for index in 0..<(families[family]?.records.count ?? 0) {
        families[family]?.change(index) { record in
          record.silences.removeAll { numbers.contains($0) }
          record.silences += tests.filter { $0.1.accepts(record.episode.labels) }.map(\.0)
        }
      }
    }
  }

  // MARK: Reading

  public func episode(_ id: Episode.ID) -> Episode? {
    record(of: id).map { $0.family.records[$0.index].episode }
  }

  func record(of id: Episode.ID) -> (family: AlertFamily, index: Int)? {
    guard let family = familyOf[id].flatMap({ families[$0] }), let index = family.index(of: id) else { return nil }
    return (family, index)
  }

  /// How long after its last evaluation an alert is taken for one that nobody evaluates.
  private func staleAfter(_ origin: Episode.Origin) -> Duration {
    let interval = intervals[GroupKey(file: origin.file, group: origin.group)] ?? .seconds(60)
    // An alert that does not change is told of this rarely.
    return max(interval * 4, ActiveAlert.longestSilence + interval * 2)
  }

  /// Those that hold, the first to end first; acknowledgements in Alertmanagers among them.
  public func silences(at time: Timestamp) -> [Silence] {
    silenceShelf.held.values.filter { $0.isActive(at: time) }
      .sorted { SilenceShelf.ends($0, before: $1) }.map(\.silence)
  }
}

/// A silence that an Alertmanager holds and driftop's actions do not know.
public struct ForeignSilence: Sendable, Equatable, Codable {
  public var silence: Silence
  public var createdBy: String
  public var comment: String

  public init(silence: Silence, createdBy: String, comment: String) {
    self.silence = silence
    self.createdBy = createdBy
    self.comment = comment
  }
}

extension EpisodeRecord {
  fileprivate func isOver(at time: Timestamp) -> Bool {
    if let resolvedAt = episode.resolvedAt { return resolvedAt < time - AlertBook.memory }
    return episode.lastEvaluation < time - AlertBook.staleLife
  }
}
