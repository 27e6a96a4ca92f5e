internal import Alerting
internal import GRDB
internal import Telemetry

/// The run of a hook, as it lies in its table.
struct HookRunRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "hook_run"

  var hook: String
  var fingerprint: String
  var activeAt: Int64
  var event: String
  var change: Int64
  var startedAt: Int64
  var endedAt: Int64?
  var exitCode: Int?
  var output: String

  enum CodingKeys: String, CodingKey {
    case hook, fingerprint, event, change, output
    case activeAt = "active_at"
    case startedAt = "started_at"
    case endedAt = "ended_at"
    case exitCode = "exit_code"
  }

  init(_ run: HookRun, change: Int64) {
    hook = run.hook
    fingerprint = run.episode.fingerprint.description
    activeAt = run.episode.activeAt.nanoseconds
    event = run.event
    self.change = change
    startedAt = run.startedAt.nanoseconds
    endedAt = run.endedAt?.nanoseconds
    exitCode = run.exitCode
    output = run.output
  }

  /// `nil` for a row that no driftop has written.
  var run: HookRun? {
    guard let fingerprint = AlertFingerprint(fingerprint) else { return nil }
    var run = HookRun(
      hook: hook, episode: .init(fingerprint: fingerprint, activeAt: Timestamp(nanoseconds: activeAt)), event: event,
      startedAt: Timestamp(nanoseconds: startedAt))
    run.endedAt = endedAt.map(Timestamp.init(nanoseconds:))
    run.exitCode = exitCode
    run.output = output
    return run
  }

  static func all(_ database: Database, _ news: StateNews) throws -> [HookRun] {
    try fetchAll(
      database, sql: "SELECT * FROM hook_run WHERE change > ? AND \(news.isAboutRecent) ORDER BY change",
      arguments: [news.change]
    ).compactMap(\.run)
  }
}
