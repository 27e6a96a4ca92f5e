internal import Alerting
internal import GRDB
internal import Telemetry

/// An episode as it lies in its table.
struct EpisodeRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "episode"

  var scope: String
  var fingerprint: String
  var activeAt: Int64
  var change: Int64
  var file: String
  var ruleGroup: String
  var rule: String
  var expression: String
  var labels: [[String]]
  var annotations: [[String]]
  var state: String
  /// NULL for NaN, which SQLite does not keep.
  var value: Double?
  var firedAt: Int64?
  var keepFiringSince: Int64?
  var resolvedAt: Int64?
  var lastEvaluation: Int64

  enum CodingKeys: String, CodingKey {
    case scope, fingerprint, change, file, rule, expression, labels, annotations, state, value
    case activeAt = "active_at"
    case ruleGroup = "rule_group"
    case firedAt = "fired_at"
    case keepFiringSince = "keep_firing_since"
    case resolvedAt = "resolved_at"
    case lastEvaluation = "last_evaluation"
  }

  init(_ episode: Episode, scope: String, change: Int64) {
    self.scope = scope
    self.change = change
    fingerprint = episode.id.fingerprint.description
    activeAt = episode.id.activeAt.nanoseconds
    file = episode.origin.file
    ruleGroup = episode.origin.group
    rule = episode.origin.rule
    expression = episode.origin.expression
    labels = episode.labels.pairs.map { [$0.name, $0.value] }
    annotations = episode.annotations.map { [$0.name, $0.value] }
    state = episode.state.rawValue
    value = episode.value.isNaN ? nil : episode.value
    firedAt = episode.firedAt?.nanoseconds
    keepFiringSince = episode.keepFiringSince?.nanoseconds
    resolvedAt = episode.resolvedAt?.nanoseconds
    lastEvaluation = episode.lastEvaluation.nanoseconds
  }

  /// What stands in the place of a state once a pending alert's condition has gone: whoever reads on must hear of it.
  static let dropped = AlertEvent.Kind.dropped.rawValue

  var isDropped: Bool { state == Self.dropped }

  var id: Episode.ID? {
    AlertFingerprint(fingerprint).map { .init(fingerprint: $0, activeAt: Timestamp(nanoseconds: activeAt)) }
  }

  /// `nil` for a dropped one, and for a row that no driftop has written.
  var episode: Episode? {
    guard let id, let state = Episode.State(rawValue: state) else { return nil }
    var episode = Episode(
      id: id,
      origin: .init(file: file, group: ruleGroup, rule: rule, expression: expression),
      labels: Labels(labels.compactMap(Self.label)), annotations: annotations.compactMap(Self.label), state: state,
      value: value ?? .nan, lastEvaluation: Timestamp(nanoseconds: lastEvaluation))
    episode.firedAt = firedAt.map(Timestamp.init(nanoseconds:))
    episode.keepFiringSince = keepFiringSince.map(Timestamp.init(nanoseconds:))
    episode.resolvedAt = resolvedAt.map(Timestamp.init(nanoseconds:))
    return episode
  }

  private static func label(_ pair: [String]) -> Label? {
    pair.count == 2 ? Label(pair[0], pair[1]) : nil
  }

  static func all(_ database: Database, _ news: StateNews) throws -> [EpisodeRow] {
    try fetchAll(
      database, sql: "SELECT * FROM episode WHERE change > ? AND \(news.isRecent) ORDER BY change",
      arguments: [news.change])
  }
}
