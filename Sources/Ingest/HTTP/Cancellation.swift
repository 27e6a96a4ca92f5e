internal import Synchronization

/// Whether the task that waits for an answer has been cancelled: set by it, seen by the thread that fetches.
final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .acquiring) }

  func cancel() { flag.store(true, ordering: .releasing) }
}
