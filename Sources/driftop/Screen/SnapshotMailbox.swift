import Monitor
import Synchronization

/// Carries the newest snapshots from the monitors' tasks to the thread of the screen; older ones are dropped.
final class SnapshotMailbox: Sendable {
  private struct Contents {
    var present: Snapshot?
    /// Of the past of a live session, which does not take the place of its present.
    var past: Snapshot?
    /// Why the past cannot be shown.
    var refusal: String?
    var awaitedCount = 0
  }

  private let contents = Mutex(Contents())

  /// Whether something was asked for that has not come.
  var isAwaited: Bool { contents.withLock { $0.awaitedCount > 0 } }

  func await() {
    contents.withLock { $0.awaitedCount += 1 }
  }

  /// Takes what was awaited.
  func put(_ snapshots: [Snapshot]) {
    contents.withLock { contents in
      contents.awaitedCount -= 1
      for snapshot in snapshots {
        if snapshot.playback?.isPastOfLive == true {
          contents.past = snapshot
        } else {
          contents.present = snapshot
        }
      }
    }
  }

  func put(refusal: String) {
    contents.withLock { $0.refusal = refusal }
  }

  /// The present first, so that the past is shown when both have come.
  func take() -> [Snapshot] {
    contents.withLock { contents in
      defer { (contents.present, contents.past) = (nil, nil) }
      return [contents.present, contents.past].compactMap(\.self)
    }
  }

  func takeRefusal() -> String? {
    contents.withLock { contents in
      defer { contents.refusal = nil }
      return contents.refusal
    }
  }
}
