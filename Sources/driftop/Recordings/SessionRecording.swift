import Glibc
import Ingest
import Monitor
import OnCall
import Recording
import Synchronization
import Telemetry

/// What is recorded of a session that runs: into a file that was asked for, by the flight recorder, or both.
final class SessionRecording: Sendable {
  private let kept: [(plan: RecordingPlan, recorder: Recorder)]
  /// Counts what is recorded.
  let tally = RecordingTally()
  private let closing = Mutex<Task<Void, Never>?>(nil)
  private let clock: @Sendable () -> Timestamp

  /// How often it is seen whether the session's time has come so far that verdicts are looked at again.
  private static let watchPace = Duration.seconds(1)

  /// - Parameters:
  ///   - clock: what time it is for the session.
  ///   - header: what is said of the session; plans may hide different fields.
  ///   - report: told what goes wrong, and what is well again.
  /// - Throws: where a recording that was asked for cannot be begun.
  init(
    _ plans: [RecordingPlan], clock: @escaping @Sendable () -> Timestamp = { .now },
    header: (RecordingPlan) -> RecordingHeader, report: @escaping @Sendable (String) -> Void
  ) throws(Failure) {
    self.clock = clock
    var kept: [(RecordingPlan, Recorder)] = []
    for plan in plans {
      if plan.purpose == .always { plan.makeFolder() }
      do throws(RecordingFault) {
        kept.append((plan, try Recorder(path: plan.path, header: header(plan), options: plan.options, report: report)))
      } catch {
        guard plan.purpose == .always else { throw Failure(sentence: error.sentence) }
        report("the flight recorder does not run: \(error.sentence)")
      }
    }
    self.kept = kept
  }

  /// What the monitor tells everything to; `nil` where nothing is recorded.
  var tap: (any StreamTap)? { kept.isEmpty ? nil : TapGroup(taps: kept.map(\.recorder) + [tally]) }

  /// Where the past of the session may be seen while it goes on; `nil` where nothing is recorded.
  var tape: RecordingTape? { kept.first?.recorder.tape }

  var paths: [String] { kept.compactMap(\.plan.path) }

  /// Space that the recordings take, with what SQLite has beside them.
  var sizeBytes: Int {
    paths.reduce(0) { sum, path in sum + RecordingFiles.of(path).reduce(0) { $0 + RecordingFiles.size(of: $1) } }
  }

  /// Notes what the rules found.
  func note(_ report: AlertDesk.Report) {
    guard case .event(let event) = report else { return }
    for (_, recorder) in kept { recorder.note(event) }
  }

  /// Until the task is cancelled, keeps the monitor's state from time to time, since a jump in the replay begins there,
  /// and marks how verdicts change.
  func accompany(_ monitor: MonitorActor) async {
    guard !kept.isEmpty else { return }
    let clock = clock
    await withTaskGroup(of: Void.self) { group in
      for (plan, recorder) in kept {
        guard let interval = plan.checkpointInterval else { continue }
        group.addTask {
          while (try? await Task.sleep(for: interval)) != nil {
            if await recorder.wantsState { await recorder.advance(monitor, to: clock()) }
          }
        }
      }
      group.addTask { await self.markVerdicts(of: monitor) }
    }
  }

  private func markVerdicts(of monitor: MonitorActor) async {
    var watch = VerdictWatch()
    var last = clock()
    while (try? await Task.sleep(for: Self.watchPace)) != nil {
      let now = clock()
      guard now - last >= VerdictWatch.interval else { continue }
      last = now
      for mark in await watch.marks(of: monitor, at: now) {
        for (_, recorder) in kept { recorder.mark(mark) }
      }
    }
  }

  /// Writes what waits, up to the present; nothing is recorded afterwards.
  func close(_ monitor: MonitorActor) async {
    let (kept, clock) = (kept, clock)
    let task = closing.withLock { closing in
      let task =
        closing
        ?? Task {
          // What came since the clock was last told would belong to no time.
          await monitor.advance(to: clock())
          for (_, recorder) in kept { await recorder.close() }
        }
      closing = task
      return task
    }
    await task.value
  }
}

/// Sources whose session is recorded: the recording ends before they do, since what ends then ends for the program's sake.
struct RecordedSource<Recorded: Source>: Source {
  let source: Recorded
  let recording: SessionRecording
  let monitor: MonitorActor

  func run(into sink: any SourceSink) async {
    let (source, recording, monitor) = (source, recording, monitor)
    let reading = Task { await source.run(into: sink) }
    await withTaskCancellationHandler {
      await reading.value
    } onCancel: {
      Task {
        await recording.close(monitor)
        reading.cancel()
      }
    }
  }
}

/// Hands what the monitor is told to several who keep it.
struct TapGroup: StreamTap {
  var taps: [any StreamTap]

  func take(_ event: SessionEvent) {
    for tap in taps { tap.take(event) }
  }

  func waitForRoom() async {
    for tap in taps { await tap.waitForRoom() }
  }
}

/// The files that belong to a recording.
enum RecordingFiles {
  /// The recording, and what SQLite keeps beside it while it is written.
  static func of(_ path: String) -> [String] { [path, path + "-wal", path + "-shm"] }

  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether two paths name different files.
  static func isOther(_ path: String, than other: String) -> Bool {
    var (status, otherStatus) = (stat(), stat())
    guard stat(path, &status) == 0, stat(other, &otherStatus) == 0 else { return true }
    return status.st_dev != otherStatus.st_dev || status.st_ino != otherStatus.st_ino
  }
}
