internal import Telemetry

/// An episode with all that was done about it.
struct EpisodeRecord: Sendable, Codable {
  private(set) var episode: Episode
  let severityRank: Int
  /// What it is about.
  let things: [AlertThing]
  /// How long after its last evaluation it is taken for one that nobody evaluates.
  private let staleAfter: Duration
  var actions = EpisodeActions()
  /// Numbers of the silences that are about it, whenever they hold.
  var silences: [Int] = []
  /// What others told of it: hooks that ran.
  var told: [AlertHistoryLine] = []
  private(set) var recent = RecentValues()

  /// What a newer copy of an episode changed.
  enum Change {
    case nothing
    /// The value, its texts and when it was evaluated: where the alert stands is as it was.
    case value
    case standing
  }

  init(_ episode: Episode, staleAfter: Duration) {
    self.episode = episode
    self.staleAfter = staleAfter
    things = AlertThing.things(of: episode.labels)
    severityRank = AlertSeverity.rank(of: episode.severity)
    _ = note(episode)
  }

  /// From when on nobody seems to evaluate it.
  var staleAt: Timestamp { episode.lastEvaluation + staleAfter }

  /// Takes the episode as some evaluator has left it; the newest evaluation wins.
  mutating func take(_ other: Episode) -> Change {
    let isValueNew = note(other)
    guard other.supersedes(episode) else { return isValueNew ? .value : .nothing }
    let standsAsBefore = other.standsAs(episode)
    episode = other
    return standsAsBefore ? .value : .standing
  }

  /// An evaluation that ends an alert found nothing.
  private mutating func note(_ episode: Episode) -> Bool {
    episode.state != .resolved && recent.take(episode.value, at: episode.lastEvaluation)
  }

  /// Its condition went before it fired; it is kept so that an older copy does not bring it back.
  ///
  /// - Returns: whether that changed anything.
  mutating func drop() -> Bool {
    guard episode.state == .pending else { return false }
    (episode.state, episode.resolvedAt) = (.resolved, episode.lastEvaluation)
    return true
  }
}

extension Episode {
  /// Whether it was never more than pending: it is not spoken of once it is over.
  var isDropped: Bool { state == .resolved && firedAt == nil }

  /// Whether nothing differs that decides where it stands with people.
  fileprivate func standsAs(_ other: Episode) -> Bool {
    state == other.state && firedAt == other.firedAt && resolvedAt == other.resolvedAt
  }

  /// Whether it is known from a later evaluation, or, of the same one, further on; the same on every machine.
  fileprivate func supersedes(_ other: Episode) -> Bool {
    if lastEvaluation != other.lastEvaluation { return lastEvaluation > other.lastEvaluation }
    if state.progress != other.state.progress { return state.progress > other.state.progress }
    if value.bitPattern != other.value.bitPattern { return value.bitPattern > other.value.bitPattern }
    if annotations != other.annotations { return other.annotations.lexicographicallyPrecedes(annotations) }
    if firedAt != other.firedAt { return other.firedAt.map { firedAt ?? $0 < $0 } ?? true }
    return resolvedAt != other.resolvedAt && (other.resolvedAt.map { resolvedAt ?? $0 < $0 } ?? true)
  }
}

extension Episode.State {
  fileprivate var progress: Int {
    switch self {
    case .pending: 0
    case .firing: 1
    case .resolved: 2
    }
  }
}

extension Labels {
  /// Those that tell which alert it is, whatever its severity.
  var withoutSeverity: Labels {
    Labels(pairs.filter { !$0.name.utf8.elementsEqual(AlertLabels.severity.utf8) })
  }
}
