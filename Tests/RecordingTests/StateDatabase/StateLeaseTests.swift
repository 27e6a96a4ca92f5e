import Alerting
import Recording
import Telemetry
import TestSupport
import Testing

@Suite struct StateLeaseTests {
  private let folder: TemporaryFolder
  private let now = Timestamp(seconds: 1_772_323_200)

  init() throws {
    folder = try TemporaryFolder()
  }

  private func open() throws -> StateDatabase { try StateDatabase(folder: folder.path("state")) }

  @Test func oneHoldsTheDutyUntilItExpires() throws {
    let (first, second) = (try open(), try open())
    #expect(try first.takeLease(scope: "a", holder: "x", at: now).holder == "x")
    #expect(try second.takeLease(scope: "a", holder: "y", at: now + .seconds(14)).holder == "x")
    #expect(try second.takeLease(scope: "b", holder: "y", at: now).holder == "y")
    #expect(try second.takeLease(scope: "a", holder: "y", at: now + .seconds(15)).holder == "y")
    #expect(try first.takeLease(scope: "a", holder: "x", at: now + .seconds(16)).holder == "y")
  }

  @Test func keepingItMakesItLonger() throws {
    let (first, second) = (try open(), try open())
    _ = try first.takeLease(scope: "a", holder: "x", at: now)
    // What lasts for long still is not written again.
    #expect(try first.takeLease(scope: "a", holder: "x", at: now + .seconds(2)).expiresAt == now + .seconds(15))
    _ = try first.takeLease(scope: "a", holder: "x", at: now + .seconds(10))
    #expect(try second.takeLease(scope: "a", holder: "y", at: now + .seconds(20)).holder == "x")
  }

  @Test func whatWasGivenUpIsFreeAtOnce() throws {
    let (first, second) = (try open(), try open())
    _ = try first.takeLease(scope: "a", holder: "x", at: now)
    try second.releaseLease(scope: "a", holder: "y")
    #expect(try first.lease(of: "a")?.holder == "x")
    try first.releaseLease(scope: "a", holder: "x")
    #expect(try second.takeLease(scope: "a", holder: "y", at: now).holder == "y")
  }

  @Test func aLeaseFromTheFutureIsVoid() throws {
    let (first, second) = (try open(), try open())
    _ = try first.takeLease(scope: "a", holder: "x", at: now + .seconds(3_600))
    #expect(try second.takeLease(scope: "a", holder: "y", at: now).holder == "y")
  }

  @Test func aHookIsClaimedOnce() throws {
    let (first, second) = (try open(), try open())
    var run = HookRun(hook: "retrain", episode: StateSamples.episode.id, event: "firing", startedAt: now)
    #expect(try first.claim(run))
    #expect(try !second.claim(run))
    #expect(try !first.claim(run))
    var other = run
    other.event = "resolved"
    #expect(try second.claim(other))
    (run.endedAt, run.exitCode, run.output) = (now + .seconds(3), 0, "done\n")
    try first.finish(run)
    #expect(try second.changes(since: .init())?.runs == [other, run])
  }
}
