import Alerting
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

@Suite struct PlayerTests {
  private let folder: TemporaryFolder
  private let clock = TestClock()
  private let tape: LogTape

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      ReplaySamples.log(seconds: 0..<1_200) + ReplaySamples.log(seconds: 1_200..<1_210, version: "2"), to: "a.jsonl")
    tape = try LogTape([folder.path("a.jsonl")], header: ReplaySamples.header())
  }

  private func player() async -> Player {
    let player = Player(tape) { [clock] in clock.now }
    await player.perform(.start)
    return player
  }

  private func seconds(_ player: Player) async -> Int { Int((await player.position - ReplaySamples.start).inSeconds) }

  private func recordCount(_ player: Player) async -> Int {
    await player.monitor.snapshot(SnapshotRequest(window: .everything)).models.reduce(0) { $0 + $1.recordCount }
  }

  @Test func beginsWithNothingButTheTime() async {
    let player = await player()
    #expect(await player.status.position == ReplaySamples.start)
    #expect(await player.status.end == ReplaySamples.start + .seconds(1_210))
    #expect(await !player.status.isPlaying)
    #expect(await recordCount(player) == 0)
  }

  @Test func playsAtThePaceOfTheClock() async {
    let player = await player()
    await player.performAll([.speed(60), .togglePlaying])
    clock.pass(.seconds(1))
    while await player.playWhatIsDue() == .zero {}
    #expect(await seconds(player) == 60)
    #expect(await recordCount(player) == 60)
    #expect(await player.playWhatIsDue().map { $0 > .zero && $0 < .milliseconds(20) } == true)
    await player.perform(.togglePlaying)
    clock.pass(.seconds(5))
    #expect(await player.playWhatIsDue() == nil)
    #expect(await seconds(player) == 60)
  }

  @Test func changesItsSpeedFromHereOn() async {
    let player = await player()
    await player.performAll([.speed(10), .togglePlaying])
    clock.pass(.seconds(2))
    while await player.playWhatIsDue() == .zero {}
    await player.perform(.speed(0.25))
    clock.pass(.seconds(8))
    while await player.playWhatIsDue() == .zero {}
    #expect(await seconds(player) == 22)
    await player.perform(.speed(1_000_000))
    #expect(await player.status.speed == 10_000)
  }

  @Test func playsToTheEndAsFastAsPossibleAndThenFromTheStart() async {
    let player = await player()
    await player.performAll([.speed(nil), .togglePlaying])
    while await player.playWhatIsDue() != nil {}
    #expect(await player.status.position == player.status.end)
    #expect(await !player.status.isPlaying)
    #expect(await recordCount(player) == 1_210)
    await player.perform(.togglePlaying)
    #expect(await player.status.isPlaying)
    #expect(await seconds(player) == 0)
  }

  @Test func stepsOverOneEventTimeForwardsAndBack() async {
    let player = await player()
    await player.performAll([.step(1), .step(1)])
    #expect(await recordCount(player) == 2)
    await player.perform(.step(3))
    #expect(await seconds(player) == 5)
    await player.perform(.step(-1))
    #expect(await seconds(player) == 4)
    #expect(await recordCount(player) == 4)
    await player.perform(.step(-3))
    #expect(await seconds(player) == 1)
    await player.perform(.step(-9))
    #expect(await seconds(player) == 0)
  }

  @Test func jumpsToATimeAndByATime() async {
    let player = await player()
    await player.perform(.seek(ReplaySamples.start + .seconds(500)))
    #expect(await (seconds(player), recordCount(player)) == (500, 500))
    await player.perform(.move(.seconds(-60)))
    #expect(await (seconds(player), recordCount(player)) == (440, 440))
    await player.perform(.move(.seconds(600)))
    #expect(await (seconds(player), recordCount(player)) == (1_040, 1_040))
    await player.perform(.end)
    #expect(await player.status.position == player.status.end)
    await player.perform(.seek(ReplaySamples.start - .seconds(9)))
    #expect(await seconds(player) == 0)
  }

  @Test func playsOnFromWhereAJumpLed() async {
    let player = await player()
    await player.performAll([.speed(10), .togglePlaying, .seek(ReplaySamples.start + .seconds(300))])
    #expect(await player.status.isPlaying)
    clock.pass(.seconds(1))
    while await player.playWhatIsDue() == .zero {}
    #expect(await (seconds(player), recordCount(player)) == (310, 310))
  }

  @Test func aJumpCallsOffTheOneBefore() async {
    let player = await player()
    await withTaskGroup { group in
      for second in stride(from: 100, through: 1_100, by: 100) {
        group.addTask { await player.perform(.seek(ReplaySamples.start + .seconds(second))) }
      }
    }
    #expect(await !player.status.isSeeking)
    // Whichever was asked for last, what is shown is what is told.
    #expect(await seconds(player) == recordCount(player))
    await player.perform(.seek(ReplaySamples.start + .seconds(42)))
    #expect(await (seconds(player), recordCount(player)) == (42, 42))
  }

  @Test func aLongPauseOfTheTapeIsNotWaitedFor() async throws {
    try folder.write(ReplaySamples.line(0) + ReplaySamples.line(90_000), to: "gap.jsonl")
    let tape = try LogTape([folder.path("gap.jsonl")], header: ReplaySamples.header())
    let player = Player(tape) { [clock] in clock.now }
    await player.performAll([.seek(ReplaySamples.start + .seconds(700)), .togglePlaying])
    while await player.playWhatIsDue() == .zero {}
    #expect(await seconds(player) == 90_000)
    await player.perform(.seek(ReplaySamples.start + .seconds(5_000)))
    #expect(await seconds(player) == 601)
    // Where nothing happens for an hour, an hour on is what happens next.
    await player.perform(.move(.seconds(3_600)))
    #expect(await seconds(player) == 90_000)
  }

  @Test func whatIsDoneAboutAnAlertCountsFromThenOn() async throws {
    let player = await player()
    await player.perform(.end)
    var request = SnapshotRequest(window: .everything)
    request.includesAlerts = true
    let entry = try #require(await player.monitor.snapshot(request).alertList?.entries.first)
    let fired = try #require(entry.episode.firedAt)
    await player.perform(.seek(fired + .seconds(60)))
    _ = await player.perform([.acknowledge(entry.episode.id)], note: "seen")
    let acknowledged = { [request] () async -> Bool in
      await player.monitor.snapshot(request).alertList?.entries.first { $0.episode.id == entry.episode.id }
        .map { if case .acknowledged = $0.standing { true } else { false } } ?? false
    }
    #expect(await acknowledged())
    await player.perform(.seek(fired + .seconds(30)))
    #expect(await !acknowledged())
    await player.perform(.seek(fired + .seconds(61)))
    #expect(await acknowledged())
    await player.perform(.seek(fired + .seconds(59)))
    #expect(await !acknowledged())
    await player.perform(.step(2))
    #expect(await acknowledged())
  }

  @Test func findsWhatMayBeJumpedTo() async {
    let player = await player()
    await player.survey()
    let marks = await player.status.marks
    #expect(marks.contains { $0.kind == .deployment && $0.text == "fraud 2 is seen for the first time" })
    #expect(marks.contains { $0.kind == .alert })
    await player.perform(.next([.deployment]))
    #expect(await seconds(player) == 1_201)
    await player.perform(.previous([.alert]))
    let alert = await player.position
    #expect(marks.last { $0.kind == .alert && $0.time <= ReplaySamples.start + .seconds(1_201) }?.time == alert)
    await player.perform(.next([.gap]))
    #expect(await player.position == alert)
  }

  @Test func jumpsToAMarkThatIsFoundLater() async {
    let player = await player()
    await player.perform(.next([.deployment]))
    #expect(await player.status.isSeeking)
    await player.survey()
    await player.awaitedJump?.value
    #expect(await !player.status.isSeeking)
    #expect(await (seconds(player), recordCount(player)) == (1_201, 1_201))
  }

  @Test func whatWasPinnedIsShownBeside() async {
    let player = await player()
    await player.performAll([.seek(ReplaySamples.start + .seconds(100)), .pin, .end])
    let snapshot = await player.monitor.snapshot(SnapshotRequest(window: .everything))
    #expect(snapshot.pinned.first?.models.first?.recordCount == 100)
    await player.perform(.pin)
    #expect(await player.monitor.snapshot(SnapshotRequest(window: .everything)).pinned.isEmpty)
  }
}
