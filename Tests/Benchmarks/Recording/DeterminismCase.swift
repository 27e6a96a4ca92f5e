import Alerting
import Glibc
import Monitor
import Recording
import Telemetry

/// Plays a recording at several speeds and by several tasks at once: `determinism RECORDING SPEED SECONDS`.
///
/// Prints the hash of what each has come to: the report and where all alerts stand. The first seconds of the tape are also
/// played as they happened and held against a jump there.
enum DeterminismCase {
  static func run(_ arguments: [String]) async throws {
    guard let speed = Double(arguments[1]), let seconds = Int(arguments[2]) else { return }
    let path = arguments[0]
    var hashes: Set<String> = []
    for tasks in [1, 2, 8] {
      let found = try await outcomes(path, speed: nil, tasks: tasks)
      print("as fast as possible, \(tasks) tasks: \(Set(found).sorted().joined(separator: " "))")
      hashes.formUnion(found)
    }
    async let beginnings = begin(path, seconds: seconds)
    let paced = try await outcomes(path, speed: speed, tasks: 2)
    print("at speed \(Int(speed)), 2 tasks: \(Set(paced).sorted().joined(separator: " "))")
    hashes.formUnion(paced)
    let (played, jumped) = try await beginnings
    print("the first \(seconds) s at speed 1: \(played), by a jump: \(jumped)")
    guard hashes.count == 1, played == jumped, let hash = hashes.first else {
      print("NOT THE SAME")
      exit(1)
    }
    print("report and alerts: \(hash)")
  }

  private static func outcomes(_ path: String, speed: Double?, tasks: Int) async throws -> [String] {
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<tasks {
        group.addTask {
          let player = try await play(path, speed: speed) { !$0.isPlaying }
          return await outcome(of: player)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// The first seconds as they happened, and by a jump.
  private static func begin(_ path: String, seconds: Int) async throws -> (played: String, jumped: String) {
    let tape = try RecordingTape(path: path)
    let end = try tape.range().lowerBound + .seconds(seconds)
    let player = try await play(path, speed: 1) { $0.position >= end }
    let reached = await player.status.position
    let other = Player(tape) { .now }
    await other.perform(.seek(reached))
    return (await outcome(of: player), await outcome(of: other))
  }

  private static func play(
    _ path: String, speed: Double?, until isOver: (PlaybackStatus) -> Bool
  ) async throws -> Player {
    let player = Player(try RecordingTape(path: path)) { .now }
    for command in [PlaybackCommand.start, .speed(speed), .togglePlaying] { await player.perform(command) }
    let playing = Task { await player.run() }
    while await !isOver(player.status) { try await Task.sleep(for: .milliseconds(5)) }
    playing.cancel()
    await playing.value
    return player
  }

  private static func outcome(of player: Player) async -> String {
    var request = SnapshotRequest(window: .duration(.seconds(1_800)))
    request.includesAlerts = true
    let alerts = await player.monitor.snapshot(request).alertList?.entries ?? []
    let report = await player.monitor.report(options: ReportOptions()).json.text
    let lines = alerts.map { entry in
      let episode = entry.episode
      let times = [episode.id.activeAt, episode.firedAt, episode.resolvedAt].map { $0?.nanoseconds ?? 0 }
      return "\(episode.labels) \(times) \(entry.standing)"
    }
    return hash(report + lines.joined(separator: "\n"))
  }

  /// - Reference: Fowler, Noll, Vo, FNV-1a, 64 bits.
  private static func hash(_ text: String) -> String {
    String(text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
  }
}
