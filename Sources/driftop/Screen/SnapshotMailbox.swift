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
    /// Those of them that no command brings with it.
    var askedCount = 0
    /// Whether one was wanted while too many were asked for.
    var isOwed = false
    var askedAt: ContinuousClock.Instant?
    var answerLength = Duration.zero
  }

  /// Each waits for the one before: asked for faster than they are made, they would come later and later.
  private static let askedLimit = 2

  private let contents = Mutex(Contents())

  /// Whether something was asked for that has not come.
  var isAwaited: Bool { contents.withLock { $0.awaitedCount > 0 } }

  func await() {
    contents.withLock { $0.awaitedCount += 1 }
  }

  /// - Parameter isRegular: whether there will be another occasion; else it is owed where it has to wait.
  /// - Returns: whether to go and get a snapshot for ``answer(_:)``.
  func ask(isRegular: Bool) -> Bool {
    contents.withLock { contents in
      guard contents.askedCount < (isRegular ? 1 : Self.askedLimit) else {
        contents.isOwed = contents.isOwed || !isRegular
        return false
      }
      contents.askedCount += 1
      contents.awaitedCount += 1
      if isRegular { contents.askedAt = .now }
      return true
    }
  }

  func answer(_ snapshots: [Snapshot]) {
    contents.withLock { contents in
      contents.askedCount -= 1
      if let askedAt = contents.askedAt { contents.answerLength = .now - askedAt }
      contents.askedAt = nil
    }
    put(snapshots)
  }

  /// How long the last regular one took to come, more or less: the monitor does nothing else meanwhile.
  var answerLength: Duration { contents.withLock { $0.answerLength } }

  /// Whether to ask again, since a key's wish had to wait.
  func takeOwed() -> Bool {
    contents.withLock { contents in
      guard contents.askedCount < Self.askedLimit else { return false }
      defer { contents.isOwed = false }
      return contents.isOwed
    }
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
