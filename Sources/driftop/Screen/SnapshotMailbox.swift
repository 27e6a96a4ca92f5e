import Monitor
import Synchronization

/// Carries the newest snapshot from the monitor's tasks to the thread of the screen; older ones are dropped.
final class SnapshotMailbox: Sendable {
  private let newest = Mutex<Snapshot?>(nil)

  func put(_ snapshot: Snapshot) {
    newest.withLock { $0 = snapshot }
  }

  func take() -> Snapshot? {
    newest.withLock { snapshot in
      defer { snapshot = nil }
      return snapshot
    }
  }
}
