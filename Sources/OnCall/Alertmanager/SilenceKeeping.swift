internal import Alerting
internal import Ingest
internal import Telemetry

/// Decides what is to be done about an Alertmanager's silences, so that it holds what is wanted and nothing forks.
///
/// An acknowledgement is a silence of 15 minutes that is extended while it is wanted: when a third is left, a little
/// sooner or later by `seed`, and only if nobody else has moved its end since it was last looked at. Of several with the
/// same key the one that began first stays.
struct SilenceKeeping: Sendable {
  enum Step: Sendable, Equatable {
    case put(AlertmanagerSilence)
    case expire(id: String)
  }

  static let length = Duration.seconds(15 * 60)
  /// An acknowledgement that is older than this is asked for again.
  static let longest = Duration.seconds(24 * 3_600)
  private static let extensionMargin = length / 3
  /// By which the Alertmanager's clock may be ahead.
  private static let clockMargin = Duration.seconds(60)
  private static let jitterLimit = Duration.seconds(60)

  private let jitter: Duration
  /// Silences that this driftop, or another for the same wish, has made: their keys and ends as of the last look.
  private var own: [String: (key: String, end: Timestamp)] = [:]
  /// When planned silences were to end, as of the last look.
  private var plannedEnds: [String: Timestamp] = [:]
  /// Keys whose silence somebody ended at the Alertmanager, and since when they were wanted.
  private var withdrawn: [String: Timestamp] = [:]

  /// - Parameter seed: another for each driftop, so that they do not act at the same moment.
  init(seed: UInt64) {
    jitter = .milliseconds(Int64(seed % UInt64(Self.jitterLimit.components.seconds * 1_000)))
  }

  /// What to do now.
  ///
  /// - Parameter held: all that the Alertmanager remembers.
  mutating func steps(_ wish: AlertmanagerWish, held: [AlertmanagerSilence], at now: Timestamp) -> [Step] {
    let living = held.filter { $0.state != .expired }
    let before = own
    noteWithdrawals(wish, held, at: now)
    let byKey = adopt(wish, living)
    defer { plannedEnds = Dictionary(wish.silences.map { ($0.key, $0.end(at: now)) }) { first, _ in first } }
    guard wish.isOnDuty else { return [] }
    var steps: [Step] = []
    var kept: Set<String> = []
    for wanted in wish.silences where wanted.end(at: now) > now && withdrawn[wanted.key] != wanted.since {
      let same = (byKey[wanted.key] ?? []).sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
      guard let silence = same.first else {
        steps.append(.put(wanted.silence(at: now)))
        continue
      }
      kept.insert(silence.id)
      guard isDue(silence, wanted, seen: before[silence.id]?.end, at: now) else { continue }
      var longer = silence
      longer.endsAt = wanted.end(at: now)
      steps.append(.put(longer))
    }
    let ended = living.filter { (own[$0.id] != nil && !kept.contains($0.id)) || wish.expirations.contains($0.id) }
    return steps + ended.map { .expire(id: $0.id) }
  }

  /// Notes that a step has been done.
  ///
  /// - Parameter id: under which the Alertmanager holds what was put.
  mutating func note(_ step: Step, id: String) {
    switch step {
    case .put(let silence):
      guard let key = AcknowledgementComment.key(in: silence.comment) else { return }
      own[id] = (key, silence.endsAt)
    case .expire(let id): own[id] = nil
    }
  }

  /// Those that others made: acknowledgements and planned silences to be shown.
  func foreign(_ held: [AlertmanagerSilence]) -> [AlertmanagerSilence] {
    held.filter { $0.state != .expired && own[$0.id] == nil }
  }

  /// Keys of what is wanted and somebody has ended at the Alertmanager: for people, it is taken back.
  func withdrawals(_ wish: AlertmanagerWish) -> [String] {
    wish.silences.filter { withdrawn[$0.key] == $0.since }.map(\.key)
  }

  /// Takes for its own what bears a wanted key, also when an earlier run, or another driftop, has made it.
  private mutating func adopt(
    _ wish: AlertmanagerWish, _ living: [AlertmanagerSilence]
  ) -> [String: [AlertmanagerSilence]] {
    let wanted = Set(wish.silences.map(\.key))
    let before = own
    own = [:]
    var byKey: [String: [AlertmanagerSilence]] = [:]
    for silence in living {
      guard let key = AcknowledgementComment.key(in: silence.comment) else { continue }
      guard wanted.contains(key) || before[silence.id] != nil else { continue }
      own[silence.id] = (key, silence.endsAt)
      if wanted.contains(key) { byKey[key, default: []].append(silence) }
    }
    return byKey
  }

  /// One that has expired although it had longer to live, and has no other in its place, was ended by a person.
  private mutating func noteWithdrawals(
    _ wish: AlertmanagerWish, _ held: [AlertmanagerSilence], at now: Timestamp
  ) {
    withdrawn = withdrawn.filter { key, since in wish.silences.contains { $0.key == key && $0.since == since } }
    let living = Set(held.filter { $0.state != .expired }.compactMap { AcknowledgementComment.key(in: $0.comment) })
    for silence in held where silence.state == .expired {
      guard let (key, end) = own[silence.id], end > now + Self.clockMargin, !living.contains(key) else { continue }
      if let wanted = wish.silences.first(where: { $0.key == key }) { withdrawn[key] = wanted.since }
    }
  }

  /// - Parameter seen: its end at the last look.
  private func isDue(
    _ silence: AlertmanagerSilence, _ wanted: WantedSilence, seen: Timestamp?, at now: Timestamp
  ) -> Bool {
    guard seen == silence.endsAt else { return false }
    switch wanted.kind {
    case .acknowledgement:
      return silence.endsAt < wanted.end(at: now) && silence.endsAt - now <= Self.extensionMargin + jitter
    case .planned(let until):
      // A person has changed it here; what was changed at the Alertmanager stays.
      return plannedEnds[wanted.key].map { $0 != until } ?? false
    }
  }
}

extension WantedSilence {
  func end(at now: Timestamp) -> Timestamp {
    switch kind {
    case .acknowledgement: min(now + SilenceKeeping.length, since + SilenceKeeping.longest)
    case .planned(let until): until
    }
  }

  fileprivate func silence(at now: Timestamp) -> AlertmanagerSilence {
    AlertmanagerSilence(
      matchers: matchers.map {
        .init(name: $0.name, value: $0.value, isRegex: $0.isRegex, isEqual: $0.isEqual)
      },
      // One that is to begin later does; the past is refused.
      startsAt: max(now, since), endsAt: end(at: now), createdBy: actor, comment: note)
  }
}
