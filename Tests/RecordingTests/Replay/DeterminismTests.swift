import Alerting
import Monitor
import Predictions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import Recording

/// The same tape gives the same report and the same alerts, byte for byte, however it is played.
@Suite struct DeterminismTests {
  /// FNV-1a over the report of the demo's log; what a change of it means is said in the commit that makes it.
  static let demoReportHash: UInt64 = 2_826_207_526_568_151_656

  /// Of half an hour of real sources; Tests/Benchmarks/determinism.sh plays it at other speeds too.
  static let halfHourReportHash: UInt64 = 14_770_314_020_522_299_328

  private static func tape(concurrency: Int = 2) throws -> LogTape {
    try LogTape([ReplaySamples.demoLog], header: ReplaySamples.header(), concurrency: concurrency)
  }

  /// What a replay has come to: the report, and where all alerts stand.
  private struct Outcome: Equatable {
    var report: String
    var alerts: [AlertEntry]

    init(of player: Player) async {
      let report = await player.monitor.report(options: ReportOptions())
      self.report = report.json.text.replacing(ReplaySamples.demoLog, with: "demo.jsonl.gz")
      var request = SnapshotRequest(window: .duration(.seconds(1_800)))
      request.includesAlerts = true
      alerts = await player.monitor.snapshot(request).alertList?.entries ?? []
    }
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func playing(
    _ tape: some Tape, speed: Double?, pass: Duration, clock: TestClock = TestClock()
  ) async -> Player {
    let player = Player(tape) { clock.now }
    await player.performAll([.start, .speed(speed), .togglePlaying])
    while await player.playWhatIsDue() != nil { clock.pass(pass) }
    return player
  }

  @Test func theDemoComesToTheCommittedReport() async throws {
    let tape = try Self.tape()
    let player = await Self.playing(tape, speed: nil, pass: .zero)
    let unlimited = await Outcome(of: player)
    #expect(Self.hash(unlimited.report) == Self.demoReportHash)
    #expect(!unlimited.alerts.isEmpty)
    // Back and forth, and then to the end.
    let times = [1_900, 600].map { tape.header.startedAt + .seconds($0) }
    for time in times { await player.perform(.seek(time)) }
    await player.performAll([.step(5), .step(-3), .move(.seconds(300)), .end])
    #expect(await Outcome(of: player) == unlimited)
  }

  @Test(arguments: [(60.0, 8)])
  func neitherSpeedNorTasksMatter(speed: Double, tasks: Int) async throws {
    let whole = try Self.tape(concurrency: tasks)
    let played = await Self.playing(whole, speed: speed, pass: .milliseconds(1_700))
    #expect(Self.hash(await Outcome(of: played).report) == Self.demoReportHash)
  }

  @Test func realSourcesComeToTheCommittedReport() async throws {
    let tape = try RecordingTape(path: ReplaySamples.halfHour)
    let played = await Outcome(of: await Self.playing(tape, speed: nil, pass: .zero))
    #expect(Self.hash(played.report) == Self.halfHourReportHash)
    #expect(played.alerts.map(\.episode.name) == ["Asked", "FeaturesDrift", "Asked"])
  }
}
