import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// What is asked for while a jump is under way counts from where that leads.
@Suite struct PlayerSeekingTests {
  private let folder: TemporaryFolder
  private let player: Player

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      ReplaySamples.log(seconds: 0..<300) + ReplaySamples.log(seconds: 300..<600, version: "2")
        + ReplaySamples.log(seconds: 600..<1_200, version: "3")
        + ReplaySamples.log(seconds: 1_200..<1_210, version: "4"), to: "a.jsonl")
    // Neither rules nor a reference: it is about where one is, and versions are marks.
    let header = RecordingHeader(
      program: "driftop", startedAt: ReplaySamples.start, settings: MonitorSettings(windowing: .live),
      mapping: SchemaMapping())
    player = Player(try LogTape([folder.path("a.jsonl")], header: header)) { .now }
  }

  /// Asks for all before the first can be there: the monitor is not ready until then.
  ///
  /// - Precondition: each begins a jump, or is a step.
  private func performAtOnce(_ commands: [PlaybackCommand]) async {
    let (gate, opener) = AsyncStream<Void>.makeStream()
    _ = await player.begin(arrivingAt: nil) { _ in for await _ in gate {} }
    await withTaskGroup { group in
      for command in commands {
        let before = await pending
        group.addTask { [player] in await player.perform(command) }
        while await pending == before { await Task.yield() }
      }
      opener.finish()
    }
  }

  private var pending: [Int] { get async { await [player.jumpCount, player.stepsOnArrival] } }

  private var seconds: Int { get async { Int((await player.position - ReplaySamples.start).inSeconds) } }

  private var recordCount: Int {
    get async {
      await player.monitor.snapshot(SnapshotRequest(window: .everything)).models.reduce(0) { $0 + $1.recordCount }
    }
  }

  @Test(arguments: [
    (Array(repeating: PlaybackCommand.move(.seconds(60)), count: 5), 900),
    ([.move(.seconds(-600)), .move(.seconds(60))], 60),
    // There is nothing behind the end from where one would have to come back.
    ([.move(.seconds(3_600)), .move(.seconds(3_600)), .move(.seconds(-60))], 1_150),
    ([.move(.seconds(-3_600)), .move(.seconds(60))], 60),
    ([.end, .move(.seconds(-60)), .start, .move(.seconds(600))], 600),
  ])
  func movesAddUp(_ commands: [PlaybackCommand], to expected: Int) async {
    await player.perform(.seek(ReplaySamples.start + .seconds(600)))
    await performAtOnce(commands)
    #expect(await (seconds, recordCount) == (expected, expected))
    #expect(await !player.status.isSeeking)
  }

  @Test(arguments: [
    ([PlaybackCommand.step(1), .step(1)], 302), ([.step(-1)], 299), ([.step(-1), .step(-1), .step(3)], 301),
  ])
  func stepsGoOnFromWhereAJumpLeads(_ steps: [PlaybackCommand], to expected: Int) async {
    await player.perform(.seek(ReplaySamples.start + .seconds(600)))
    await performAtOnce([.seek(ReplaySamples.start + .seconds(300))] + steps)
    #expect(await (seconds, recordCount) == (expected, expected))
    #expect(await !player.status.isPlaying)
  }

  @Test func aJumpCallsOffTheStepsThatWereToFollowAnother() async {
    await player.perform(.start)
    await performAtOnce([
      .seek(ReplaySamples.start + .seconds(300)), .step(5), .seek(ReplaySamples.start + .seconds(9)),
    ])
    #expect(await (seconds, recordCount) == (9, 9))
  }

  @Test func theSecondOfTwoMarksIsReachedByAskingTwice() async throws {
    await player.perform(.start)
    await player.survey()
    let marks = await player.status.marks
    let times = Set(marks.map(\.time)).sorted()
    try #require(times.count == 3)
    let kinds = Set(PlaybackStatus.Mark.Kind.allCases)
    await performAtOnce([.next(kinds), .next(kinds)])
    #expect(await player.position == times[1])
    #expect(await player.status.reached?.time == times[1])
    await player.perform(.step(1))
    #expect(await player.status.reached == nil)
    await player.perform(.step(-1))
    await performAtOnce([.next(kinds), .previous(kinds)])
    #expect(await player.position == times[1])
  }

  @Test func theMarkBeforeIsAwaitedUntilSomebodyHasLookedSoFar() async {
    await player.perform(.end)
    await player.perform(.previous([.deployment]))
    #expect(await player.status.isSeeking)
    await player.survey()
    await player.awaitedJump?.value
    #expect(await !player.status.isSeeking)
    #expect(await (seconds, recordCount) == (1_201, 1_201))
  }

  @Test func whatIsNowhereIsAwaitedNoLonger() async {
    await player.perform(.end)
    await player.perform(.previous([.gap]))
    #expect(await player.status.miss == nil)
    await player.survey()
    await player.awaitedJump?.value
    #expect(await !player.status.isSeeking)
    #expect(await player.status.position == player.status.end)
    #expect(await player.status.miss == .init(text: "No gap before this", number: 1))
    await player.perform(.next(Set(PlaybackStatus.Mark.Kind.allCases)))
    #expect(await player.status.miss == .init(text: "No mark after this", number: 2))
  }
}
