import Glibc
import Monitor
import Predictions
import Recording
import Telemetry

/// How quickly a log is replayed, and how long a jump takes until its state is there.
enum ReplayBenchmark {
  /// Goes over all of a log or a recording at once, then plays it as fast as possible beside the survey, as a screen does.
  static func replay(_ path: String) async throws {
    let tape = try tape(path)
    var state = tape.header.initialState()
    var reader = try tape.reader(from: nil)
    var (began, beats, records) = (ContinuousClock.now, 0, 0)
    let used = BenchmarkSession.processorSeconds()
    while let beat = try reader.next() {
      for event in beat.events {
        if case .predictions(let batch) = event { records += batch.rowCount }
        state.apply(event)
      }
      beats += 1
    }
    var length = (ContinuousClock.now - began).inSeconds
    let share = BenchmarkSession.processorSeconds() - used
    print(
      "by one task: \(records) records, \(beats) beats in \(length) s, \(share) of a processor,"
        + " \(Int(Double(records) / length)) records/s")
    began = .now
    let player = Player(tape) { .now }
    await player.perform(.speed(nil))
    await player.perform(.togglePlaying)
    let playing = Task { await player.run() }
    while await player.status.isPlaying { try await Task.sleep(for: .milliseconds(5)) }
    length = (ContinuousClock.now - began).inSeconds
    playing.cancel()
    print("player beside its survey: \(length) s, \(Int(Double(records) / length)) records/s")
  }

  /// Jumps to places all over a recording or a log: as it was opened, and once the survey has gone over it.
  ///
  /// A jump has ended when the overview and one model's figures and curves of then are there.
  static func jump(_ path: String, count: Int = 100) async throws {
    let tape = try tape(path)
    let player = Player(tape) { .now }
    await player.perform(.start)
    try await jump(player, count, "before the survey")
    let begin = ContinuousClock.now
    let playing = Task { await player.run() }
    defer { playing.cancel() }
    try await jump(player, count, "while it runs")
    while await player.status.markedUntil < player.status.end { try await Task.sleep(for: .milliseconds(20)) }
    print("survey: \((ContinuousClock.now - begin).inSeconds) s; \(residentMegabytes) MB")
    try await jump(player, count, "after it")
    print("memory: \(residentMegabytes) MB")
  }

  private static func jump(_ player: Player, _ count: Int, _ moment: String) async throws {
    let range = await player.status
    var random = SplitMix(state: 8)
    var request = SnapshotRequest(window: .duration(.seconds(1_800)))
    request.model = await player.monitor.snapshot(request).models.first?.identity
    request.parts = [.series, .confusion, .curves]
    var (times, snapshots): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let share = Double(random.next() >> 11) * 0x1p-53
      let offset = Int64(Double((range.end - range.start).nanoseconds) * share)
      let begin = ContinuousClock.now
      await player.perform(.seek(range.start + .nanoseconds(offset)))
      let arrival = ContinuousClock.now
      _ = await player.monitor.snapshot(request)
      times.append((ContinuousClock.now - begin).inSeconds * 1_000)
      snapshots.append((ContinuousClock.now - arrival).inSeconds * 1_000)
    }
    times.sort()
    let figures = [times[count / 2], times[count * 95 / 100], times[count - 1]].map { "\(Int($0.rounded())) ms" }
    let snapshot = Int(snapshots.sorted()[count / 2].rounded())
    print(
      "jump \(moment): median \(figures[0]), 95 % \(figures[1]), at most \(figures[2]);"
        + " \(snapshot) ms of it for what is shown")
  }

  private static func tape(_ path: String) throws -> any Tape {
    path.hasSuffix(".jsonl") ? try LogTape([path], header: DayCase.header()) : try RecordingTape(path: path)
  }

  private static var residentMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}
