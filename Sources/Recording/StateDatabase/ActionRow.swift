internal import Alerting
internal import GRDB
internal import Telemetry

/// What a person did, as it lies in its table.
struct ActionRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "action"

  var id: String
  var change: Int64
  var time: Int64
  var user: String
  var host: String
  var kind: Kind
  var note: String
  var fingerprint: String?
  var activeAt: Int64?
  var mark: String?
  var silence: String?
  var matchers: [Matcher]?
  var startsAt: Int64?
  var until: Int64?

  enum Kind: String, Codable {
    case acknowledge, unacknowledge, snooze, note, mark, silence, expire
  }

  struct Matcher: Codable {
    var name: String
    var value: String
    var isRegex: Bool
    var isEqual: Bool
  }

  enum CodingKeys: String, CodingKey {
    case id, change, time, user, host, kind, note, fingerprint, mark, silence, matchers, until
    case activeAt = "active_at"
    case startsAt = "starts_at"
  }

  init(_ action: OperatorAction, change: Int64) {
    id = action.id
    self.change = change
    time = action.time.nanoseconds
    user = action.actor.user
    host = action.actor.host
    note = action.note
    switch action.deed {
    case .acknowledge(let episode): (kind, fingerprint, activeAt) = Self.about(.acknowledge, episode)
    case .unacknowledge(let episode): (kind, fingerprint, activeAt) = Self.about(.unacknowledge, episode)
    case .note(let episode): (kind, fingerprint, activeAt) = Self.about(.note, episode)
    case .snooze(let episode, let until):
      (kind, fingerprint, activeAt) = Self.about(.snooze, episode)
      self.until = until.nanoseconds
    case .mark(let episode, let mark):
      (kind, fingerprint, activeAt) = Self.about(.mark, episode)
      self.mark = mark?.rawValue
    case .silence(let silence):
      kind = .silence
      self.silence = silence.id
      startsAt = silence.startsAt.nanoseconds
      until = silence.endsAt.nanoseconds
      matchers = silence.matchers.map {
        Matcher(name: $0.name, value: $0.value, isRegex: $0.isRegex, isEqual: $0.isEqual)
      }
    case .expire(let silence):
      kind = .expire
      self.silence = silence
    }
  }

  private static func about(_ kind: Kind, _ episode: Episode.ID) -> (Kind, String, Int64) {
    (kind, episode.fingerprint.description, episode.activeAt.nanoseconds)
  }

  /// `nil` for a row that no driftop has written.
  var action: OperatorAction? {
    deed.map {
      OperatorAction(
        id: id, time: Timestamp(nanoseconds: time), actor: Operator(user: user, host: host), deed: $0, note: note)
    }
  }

  private var deed: OperatorAction.Deed? {
    switch kind {
    case .acknowledge: episode.map(OperatorAction.Deed.acknowledge)
    case .unacknowledge: episode.map(OperatorAction.Deed.unacknowledge)
    case .note: episode.map(OperatorAction.Deed.note)
    case .snooze: episode.flatMap { id in until.map { .snooze(id, until: Timestamp(nanoseconds: $0)) } }
    case .mark: episode.map { .mark($0, mark.flatMap(AlertMark.init(rawValue:))) }
    case .expire: silence.map { .expire(silence: $0) }
    case .silence: plannedSilence.map(OperatorAction.Deed.silence)
    }
  }

  private var episode: Episode.ID? {
    guard let activeAt, let fingerprint = fingerprint.flatMap({ AlertFingerprint($0) }) else { return nil }
    return Episode.ID(fingerprint: fingerprint, activeAt: Timestamp(nanoseconds: activeAt))
  }

  private var plannedSilence: Silence? {
    guard let silence, let matchers, let startsAt, let until else { return nil }
    return Silence(
      id: silence,
      matchers: matchers.map {
        SilenceMatcher(name: $0.name, value: $0.value, isRegex: $0.isRegex, isEqual: $0.isEqual)
      },
      startsAt: Timestamp(nanoseconds: startsAt), endsAt: Timestamp(nanoseconds: until))
  }

  static func all(_ database: Database, _ news: StateNews) throws -> [OperatorAction] {
    try fetchAll(
      database, sql: "SELECT * FROM action WHERE change > ? AND \(news.isAboutRecent) ORDER BY change, rowid",
      arguments: [news.change]
    ).compactMap(\.action)
  }
}
