public import Monitor
public import Telemetry

/// Marks how the models' verdicts change while a session goes on, so that one can jump there before anybody has looked
/// through the recording.
///
///     var watch = VerdictWatch()
///     for mark in await watch.marks(of: monitor, at: now) { recorder.mark(mark) }
///
/// Called about once in ``interval`` of the session's time, it finds what a look through the recording would. Models of
/// which only a server knows are left out: it is asked for what the screen shows and for nothing else.
public struct VerdictWatch: Sendable {
  /// How far two looks are apart.
  public static let interval = Survey.shortestLook

  private var finder = MarkFinder()

  public init() {}

  /// What has changed since the last look.
  ///
  /// - Parameter time: the session's.
  /// - Complexity: O(panes) of the models.
  public mutating func marks(of monitor: MonitorActor, at time: Timestamp) async -> [PlaybackStatus.Mark] {
    finder.take(await monitor.verdicts(over: .duration(Survey.shortestWindow)), at: time)
  }
}
