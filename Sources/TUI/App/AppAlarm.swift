import Monitor

// When somebody who does not look at the screen is called.
extension App {
  /// An alarm when more alerts fire than in the snapshot before, on a frozen screen too; never for history or a replay.
  func alarms(at new: Snapshot) -> [Effect] {
    guard new.isLive, new.playback == nil, let before = heldSnapshot?.alerts, let now = new.alerts,
      now.firing > before.firing
    else { return [] }
    let count = now.firing - before.firing
    let sum = now.firing == count ? "" : ", \(NumberText.count(now.firing)) in all"
    return [.alarm("driftop: \(AlertText.count(count)) \(count == 1 ? "fires" : "fire")\(sum)")]
  }
}
