internal import Alerting
internal import Monitor
internal import Telemetry

/// What has been told of alerts that later events rely on: rules, duty, episodes, and what people did about them.
///
/// Holds what the book of alerts would still remember and no more than so much of each kind, the newest: it is told
/// again once a minute at most.
struct KnownAlerts: Sendable {
  /// Of episodes, of actions, and of lines of their histories.
  static let limit = 4_000
  /// As long as the book of alerts remembers what is over.
  private static let memory = Duration.seconds(3_600)
  /// How long actions are kept whose episode nobody has told of.
  private static let orphanLife = Duration.seconds(86_400)
  /// Rules whose times lie no further from the clock are evaluated live.
  private static let liveTolerance = Duration.seconds(600)
  private static let forgettingInterval = Duration.seconds(60)

  private var rules: AlertSettings?
  /// `nil` where nobody has said.
  private var isOnDuty: Bool?
  /// What the rules here found, and what they went on from.
  private var own: [Episode.ID: Episode] = [:]
  /// What other evaluators found.
  private var others: [Episode.ID: Episode] = [:]
  private var actions: [OperatorAction] = []
  /// As bytes: they come from other machines.
  private var actionIDs: Set<[UInt8]> = []
  private var foreign: [String: [ForeignSilence]] = [:]
  private var told: [(line: AlertHistoryLine, episode: Episode.ID)] = []

  private var clock: Timestamp?
  /// The last time at which rules were evaluated, as far as it is known, and what the clock told then.
  private var evaluation: (time: Timestamp, clock: Timestamp?)?
  private var lastForgetting: Timestamp?

  mutating func advance(to time: Timestamp) {
    clock = max(clock ?? time, time)
    if let lastForgetting, time >= lastForgetting, time - lastForgetting < Self.forgettingInterval { return }
    lastForgetting = time
    forget()
  }

  mutating func take(_ input: AlertInput) {
    switch input {
    case .rules(let settings, at: _): rules = settings
    case .duty(let isOnDuty, let restored, let time): setDuty(isOnDuty, restored, at: time)
    case .episodes(let episodes): for episode in episodes { note(episode) }
    case .dropped(let ids): for id in ids where others[id]?.state == .pending { remove(id) }
    case .actions(let new):
      for action in new where actionIDs.insert(Array(action.id.utf8)).inserted { actions.append(action) }
    case .silences(let silences, let alertmanager): foreign[alertmanager] = silences.isEmpty ? nil : silences
    case .history(let line, let id): told.append((line, id))
    }
    if max(own.count + others.count, actions.count, told.count) > Self.limit * 2 { forget() }
  }

  private mutating func setDuty(_ isOnDuty: Bool, _ restored: [Episode], at time: Timestamp) {
    evaluation = (time, clock)
    if !isOnDuty {
      // Who evaluates now tells of them.
      others.merge(own) { other, _ in other }
      own = [:]
    }
    for episode in restored where isOnDuty {
      own[episode.id] = episode
      others[episode.id] = nil
    }
    self.isOnDuty = isOnDuty
  }

  private mutating func note(_ episode: Episode) {
    if let known = others[episode.id], known.lastEvaluation > episode.lastEvaluation { return }
    others[episode.id] = episode
  }

  /// Takes what the rules here found, which no event tells.
  mutating func take(_ event: AlertEvent) {
    evaluation = (event.time, clock)
    own[event.episode.id] = event.kind == .dropped ? nil : event.episode
    others[event.episode.id] = nil
  }

  /// Takes all that the rules here know; what they have forgotten is over.
  mutating func takeOwn(_ episodes: [Episode]) {
    // What is left in rules that do not count is of a time before another took over.
    guard isOnDuty != false else { return }
    own = own.filter { $0.value.state == .resolved }
    for episode in episodes {
      own[episode.id] = episode
      others[episode.id] = nil
    }
    guard let last = episodes.map(\.lastEvaluation).max() else { return }
    evaluation = (last, clock)
  }

  // MARK: Forgetting

  /// The present of the rules: the clock, unless they judge a log that is history.
  private var now: Timestamp? {
    guard let clock else { return evaluation?.time }
    guard let evaluation else { return clock }
    let lag = (evaluation.clock ?? clock) - evaluation.time
    return max(lag, .zero - lag) < Self.liveTolerance ? clock : evaluation.time
  }

  private mutating func remove(_ id: Episode.ID) {
    own[id] = nil
    others[id] = nil
    actions.removeAll { $0.deed.episode == id }
    told.removeAll { $0.episode == id }
  }

  /// Lets go of what the book has forgotten, and of the oldest where there is too much.
  private mutating func forget() {
    guard let now else { return }
    let isOver: (Episode) -> Bool = { ($0.resolvedAt ?? now) < now - Self.memory }
    let all = Array(own.values) + Array(others.values)
    var gone = Set(all.filter(isOver).map(\.id))
    let left = all.filter { !gone.contains($0.id) }
    if left.count > Self.limit {
      // What is over already says less than what goes on.
      let ranked = left.sorted { Self.weight($0) < Self.weight($1) }
      gone.formUnion(ranked.dropLast(Self.limit).map(\.id))
    }
    own = own.filter { !gone.contains($0.key) }
    others = others.filter { !gone.contains($0.key) }
    actions = actions.filter { !isGone($0, gone, at: now) }.suffix(Self.limit)
    actionIDs = Set(actions.map { Array($0.id.utf8) })
    told = told.filter { own[$0.episode] != nil || others[$0.episode] != nil }.suffix(Self.limit)
  }

  private static func weight(_ episode: Episode) -> (Int, Timestamp, UInt64) {
    (episode.state == .resolved ? 0 : 1, episode.id.activeAt, episode.id.fingerprint.bits)
  }

  private func isGone(_ action: OperatorAction, _ gone: Set<Episode.ID>, at now: Timestamp) -> Bool {
    if case .silence(let silence) = action.deed { return silence.endsAt < now - Self.memory }
    guard let id = action.deed.episode, own[id] != nil || others[id] != nil else {
      return action.deed.episode.map(gone.contains) ?? false || action.time < now - Self.orphanLife
    }
    return false
  }

  // MARK: Telling

  /// Inputs that bring a book and rules where they stand, in an order that depends on nothing but what is known.
  var inputs: [AlertInput] {
    var known = self
    known.forget()
    return known.remembered
  }

  private var remembered: [AlertInput] {
    var inputs: [AlertInput] = []
    if let now {
      if let rules { inputs.append(.rules(rules, at: now)) }
      let others = Self.ordered(others.values)
      let own = Self.ordered(own.values.map { isOnDuty == false ? $0 : $0.evaluated(at: now) })
      if !others.isEmpty || !own.isEmpty { inputs.append(.episodes(others + own)) }
      // Whoever begins evaluates unless told otherwise.
      if isOnDuty != nil || !own.isEmpty { inputs.append(.duty(isOnDuty ?? true, restoring: own, at: now)) }
    }
    if !actions.isEmpty { inputs.append(.actions(actions)) }
    inputs += foreign.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      .silences($0.value, alertmanager: $0.key)
    }
    return inputs + told.map { .history($0.line, of: $0.episode) }
  }

  private static func ordered(_ episodes: some Sequence<Episode>) -> [Episode] {
    episodes.sorted {
      let (left, right) = ($0.id, $1.id)
      return left.activeAt == right.activeAt
        ? left.fingerprint.bits < right.fingerprint.bits : left.activeAt < right.activeAt
    }
  }
}

extension Episode {
  /// As rules leave it that have found nothing new of it up to a time.
  fileprivate func evaluated(at time: Timestamp) -> Episode {
    guard state != .resolved else { return self }
    var episode = self
    episode.lastEvaluation = max(lastEvaluation, time)
    return episode
  }
}
