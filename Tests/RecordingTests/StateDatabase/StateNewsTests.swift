import Alerting
import Recording
import Telemetry
import TestSupport
import Testing

@Suite struct StateNewsTests {
  private let folder: TemporaryFolder
  private let database: StateDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try StateDatabase(folder: folder.path("state"))
  }

  private func write(_ second: Int64, _ kind: AlertEvent.Kind, endedAt end: Int64? = nil) throws -> Episode.ID {
    var episode = StateSamples.episode
    episode.id.activeAt = Timestamp(seconds: second)
    episode.lastEvaluation = Timestamp(seconds: end ?? second)
    if kind == .resolved { (episode.state, episode.resolvedAt) = (.resolved, end.map(Timestamp.init(seconds:))) }
    try database.write([AlertEvent(kind, episode, at: episode.lastEvaluation)], scope: "a")
    return episode.id
  }

  private func acknowledge(_ id: Episode.ID) throws {
    let action = OperatorAction(
      id: "\(id.activeAt.nanoseconds)", time: id.activeAt, actor: Operator(user: "ann", host: "h"),
      deed: .acknowledge(id), note: "")
    try database.write([action])
    _ = try database.claim(HookRun(hook: "retrain", episode: id, event: "firing", startedAt: id.activeAt))
  }

  @Test func whatEndedBeforeIsLeftOutWithWhatWasDoneAboutIt() throws {
    let old = try write(10, .resolved, endedAt: 20)
    let late = try write(11, .resolved, endedAt: 100)
    let open = try write(12, .firing)
    _ = try write(13, .dropped)
    let unknown = Episode.ID(fingerprint: AlertFingerprint(bits: 1), activeAt: Timestamp(seconds: 14))
    for id in [old, late, open, unknown] { try acknowledge(id) }
    try database.write([StateSamples.actions[6]])
    let news = try #require(try database.changes(since: .init(), endedAfter: Timestamp(seconds: 100)))
    #expect(news.episodes.map(\.episode.id) == [late, open])
    #expect(news.dropped.isEmpty)
    #expect(news.runs.map(\.episode) == [late, open, unknown])
    #expect(news.actions.compactMap(\.deed.episode) == [late, open, unknown])
    #expect(news.actions.count == 4)
    #expect(try database.changes(since: .init())?.episodes.count == 3)
  }

  @Test func onlyWhatRanCountsAsAStart() throws {
    let id = try write(10, .firing)
    for (number, event) in ["firing", "acknowledged", "resolved"].enumerated() {
      var run = HookRun(
        hook: "retrain", episode: id, event: event, startedAt: Timestamp(seconds: Int64(20 + number)))
      #expect(try !database.isClaimed(run))
      #expect(try database.claim(run))
      #expect(try database.isClaimed(run))
      // The second was a dry run; the third runs still.
      if number < 2 {
        run.endedAt = run.startedAt + .seconds(number == 0 ? 5 : 0)
        try database.finish(run)
      }
    }
    let starts = try database.starts(of: "retrain", since: Timestamp(seconds: 20))
    #expect(starts == [Timestamp(seconds: 20), Timestamp(seconds: 22)])
    #expect(try database.starts(of: "retrain", since: Timestamp(seconds: 21)) == [Timestamp(seconds: 22)])
    #expect(try database.starts(of: "other", since: Timestamp(seconds: 0)).isEmpty)
  }
}
