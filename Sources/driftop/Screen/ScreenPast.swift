import Monitor
import Recording
import Telemetry

/// What is kept of a live session, so that its past can be looked at while it goes on.
struct ScreenPast {
  let tape: any Tape
  /// `nil` where the session is recorded anyway.
  private let memory: Recorder?

  /// What a screen may keep in memory; the oldest goes.
  static let usualLimitBytes = 64 * 1_048_576
  /// How much must be gone over at most after a jump.
  private static let checkpointInterval = Duration.seconds(60)

  /// The past as it is being recorded for other reasons.
  init(_ tape: any Tape) {
    self.tape = tape
    memory = nil
  }

  /// In memory, for as long as the screen is there.
  ///
  /// - Parameters:
  ///   - header: how the session judges.
  ///   - report: is told what a person should know.
  init(
    inMemory header: RecordingHeader, limitBytes: Int = usualLimitBytes, report: @escaping @Sendable (String) -> Void
  ) throws(Failure) {
    var options = Recorder.Options()
    options.limitBytes = limitBytes
    do throws(RecordingFault) {
      let recorder = try Recorder(path: nil, header: header, options: options, report: report)
      (tape, memory) = (recorder.tape, recorder)
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }

  /// What the monitor must tell everything to.
  var tap: (any StreamTap)? { memory }

  /// Keeps the monitor's state from time to time, until the task is cancelled: a jump begins there.
  func keepCheckpoints(of monitor: MonitorActor, clock: @Sendable () -> Timestamp) async {
    guard let memory else { return }
    while (try? await Task.sleep(for: Self.checkpointInterval)) != nil { await memory.advance(monitor, to: clock()) }
    await memory.close()
  }
}
