internal import Recording
internal import Telemetry

// What is forgotten of the state.
extension AlertDesk {
  private static let pruningInterval = Duration.seconds(86_400)

  /// Forgets, once a day, what ended long ago.
  func pruneIfDue() {
    let now = clock()
    guard isOnDuty, let database, let retention = settings.retention, nextPruning.map({ now >= $0 }) ?? true else {
      return
    }
    nextPruning = now + Self.pruningInterval
    do throws(StateFault) {
      let count = try database.prune(before: now - retention)
      guard count > 0 else { return }
      say("\(count) \(count == 1 ? "alert" : "alerts") forgotten, which ended before \(now - retention)")
    } catch {
      failed(error)
    }
  }
}
