import Alerting
import Foundation
import Recording
import Telemetry
import TestSupport
import Testing

@Suite struct StateDatabaseTests {
  private let folder: TemporaryFolder
  private var state: String { folder.path("state") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aFolderThatCannotBeMadeIsAFaultThatNamesIt() {
    #expect {
      _ = try StateDatabase(folder: "/dev/null/state")
    } throws: { error in
      (error as? StateFault)?.sentence.contains("/dev/null/state") == true
    }
  }

  @Test func everyDeedComesBackAsItWas() throws {
    let actions = StateSamples.actions
    try StateDatabase(folder: state).write(actions)
    #expect(try StateDatabase(folder: state).changes(since: .init())?.actions == actions)
  }

  @Test func everyEpisodeComesBackAsItWas() throws {
    var episode = StateSamples.episode
    episode.firedAt = episode.id.activeAt + .seconds(60)
    episode.keepFiringSince = episode.id.activeAt + .seconds(90)
    episode.resolvedAt = episode.id.activeAt + .seconds(120)
    episode.state = .resolved
    try StateDatabase(folder: state).write([AlertEvent(.resolved, episode, at: episode.lastEvaluation)], scope: "a")
    let changes = try StateDatabase(folder: state).changes(since: .init())
    #expect(changes?.episodes == [ScopedEpisode(scope: "a", episode: episode)])
  }

  @Test func valuesThatAreNoNumbersComeBack() throws {
    let database = try StateDatabase(folder: state)
    for (place, value) in [Double.nan, .infinity, -.infinity, 1e-300].enumerated() {
      var episode = StateSamples.episode
      episode.id.activeAt = Timestamp(seconds: Int64(place))
      episode.value = value
      try database.write([AlertEvent(.firing, episode, at: episode.lastEvaluation)], scope: "a")
    }
    let values = try #require(try database.changes(since: .init())).episodes.map(\.episode.value)
    #expect(values.map(\.bitPattern) == [Double.nan, .infinity, -.infinity, 1e-300].map(\.bitPattern))
  }

  @Test func onlyWhatIsNewIsToldAndNothingTwice() throws {
    let (first, second) = (try StateDatabase(folder: state), try StateDatabase(folder: state))
    #expect(try second.changes(since: .init()) == nil)
    try first.write([StateSamples.actions[0]])
    let changes = try #require(try second.changes(since: .init()))
    #expect(changes.actions == [StateSamples.actions[0]])
    #expect(try second.changes(since: changes.cursor) == nil)
    try second.write([StateSamples.actions[1]])
    #expect(try second.changes(since: changes.cursor)?.actions == [StateSamples.actions[1]])
    // The same again changes nothing.
    try first.write([StateSamples.actions[1]])
    #expect(try first.changes(since: .init())?.actions.count == 2)
  }

  @Test func whoReadsOnHearsThatAPendingAlertWasDropped() throws {
    let (first, second) = (try StateDatabase(folder: state), try StateDatabase(folder: state))
    let episode = StateSamples.episode
    try first.write([AlertEvent(.pending, episode, at: episode.lastEvaluation)], scope: "a")
    let seen = try #require(try second.changes(since: .init()))
    #expect(seen.episodes.count == 1)
    try first.write([AlertEvent(.dropped, episode, at: episode.lastEvaluation)], scope: "a")
    let changes = try #require(try second.changes(since: seen.cursor))
    #expect(changes.dropped == [episode.id])
    #expect(changes.episodes.isEmpty)
  }

  @Test func theFilesAreOpenToTheirGroup() throws {
    let database = try StateDatabase(folder: state)
    try database.write(StateSamples.actions)
    let names = try FileManager.default.contentsOfDirectory(atPath: state).sorted()
    #expect(names == ["state.db", "state.db-shm", "state.db-wal"])
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: state + "/" + name)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o660, "\(name)")
    }
  }

  @Test func pruningForgetsWhatResolvedLongAgoAndKeepsTheRest() throws {
    let database = try StateDatabase(folder: state)
    var (old, new) = (StateSamples.episode, StateSamples.episode)
    (old.state, old.resolvedAt) = (.resolved, Timestamp(seconds: 100))
    new.id.activeAt = Timestamp(seconds: 50)
    for episode in [old, new] {
      try database.write([AlertEvent(.firing, episode, at: episode.lastEvaluation)], scope: "a")
    }
    #expect(try database.prune(before: Timestamp(seconds: 200)) == 1)
    #expect(try database.changes(since: .init())?.episodes.map(\.episode.id) == [new.id])
    #expect(try database.transitions(of: old.id).isEmpty)
    #expect(try database.transitions(of: new.id).map(\.kind) == [.firing])
  }
}
