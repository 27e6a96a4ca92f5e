import OnCall
import Synchronization

/// Carries what the desk says to the thread of the screen, and wakes it.
final class DeskMessages: Sendable {
  private struct Waiting {
    var reports: [AlertDesk.Report] = []
    var wake: (@Sendable () -> Void)?
    var hear: (@Sendable (AlertDesk.Report) -> Void)?
  }

  private let waiting = Mutex(Waiting())
  /// Of what nobody has taken, the last so many are kept.
  private static let limit = 1_000

  func put(_ report: AlertDesk.Report) {
    let (wake, hear) = waiting.withLock { waiting in
      waiting.reports.append(report)
      if waiting.reports.count > Self.limit { waiting.reports.removeFirst() }
      return (waiting.wake, waiting.hear)
    }
    hear?(report)
    wake?()
  }

  func take() -> [AlertDesk.Report] {
    waiting.withLock { waiting in
      defer { waiting.reports = [] }
      return waiting.reports
    }
  }

  /// From now on somebody hears each message at once, whoever takes it.
  func hear(by hear: @escaping @Sendable (AlertDesk.Report) -> Void) {
    waiting.withLock { $0.hear = hear }
  }

  /// From now on somebody is woken by each message.
  func wake(by wake: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.wake = wake }
  }
}
