import Alerting
import Glibc
import Monitor
import Predictions
import Recording
import Telemetry

/// How quickly a log is replayed, and how long a jump takes until its state is there.
enum ReplayBenchmark {
  /// Plays the log as fast as possible, with windows, traffic and driftop's rules, as a screen has them.
  static func replay(_ path: String) async throws {
    let begin = ContinuousClock.now
    let player = Player(try LogTape([path], header: header())) { .now }
    await player.perform(.speed(nil))
    await player.perform(.togglePlaying)
    let playing = Task { await player.run() }
    while await player.status.isPlaying { try await Task.sleep(for: .milliseconds(5)) }
    let duration = (ContinuousClock.now - begin).inSeconds
    playing.cancel()
    let count = await player.monitor.snapshot(SnapshotRequest(window: .everything)).models
      .reduce(0) { $0 + $1.recordCount }
    print("replay: \(count) records in \(duration) s, \(Int(Double(count) / duration)) records/s")
  }

  /// Jumps to places all over the log once the survey has gone over it.
  static func jump(_ path: String, count: Int = 100) async throws {
    let tape = try LogTape([path], header: header())
    let player = Player(tape) { .now }
    await player.perform(.start)
    let begin = ContinuousClock.now
    let playing = Task { await player.run() }
    defer { playing.cancel() }
    while await player.status.markedUntil < player.status.end { try await Task.sleep(for: .milliseconds(20)) }
    print("survey: \((ContinuousClock.now - begin).inSeconds) s; \(residentMegabytes) MB")
    let range = tape.range()
    var random = SystemRandomNumberGenerator()
    var times: [Double] = []
    for _ in 0..<count {
      let offset = Int64.random(in: 0...(range.upperBound - range.lowerBound).nanoseconds, using: &random)
      let begin = ContinuousClock.now
      await player.perform(.seek(range.lowerBound + .nanoseconds(offset)))
      times.append((ContinuousClock.now - begin).inSeconds * 1_000)
    }
    times.sort()
    print("jump: p50 \(times[count / 2]) ms, p95 \(times[count * 95 / 100]) ms, most \(times[count - 1]) ms")
    print("memory: \(residentMegabytes) MB")
  }

  private static func header() -> RecordingHeader {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(10_000))
    var header = RecordingHeader(
      program: "driftop", startedAt: Timestamp(seconds: 0), settings: settings, mapping: SchemaMapping())
    header.alerting = AlertSettings(groups: DefaultRules.file.groups)
    return header
  }

  private static var residentMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}
