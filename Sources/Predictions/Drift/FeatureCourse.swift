internal import Analysis

/// What the looks said of one feature.
struct FeatureCourse: Sendable, Codable {
  /// The last of each window; `nil` before its first look.
  private(set) var findings: [DriftFinding?]
  /// When the alert began that still lasts.
  private(set) var alertStart: Int64?
  /// When what it is about began, as far as the window shows.
  var onset: Int64?
  /// By window; the alert lasts while any of them does.
  private var episodes: [DriftEpisode]

  init(windowCount: Int) {
    findings = Array(repeating: nil, count: windowCount)
    episodes = Array(repeating: DriftEpisode(looksPerWindow: SlidingWindow.paneCount), count: windowCount)
  }

  /// Takes a look at one of the windows.
  ///
  /// - Returns: whether an alert begins.
  mutating func take(_ finding: DriftFinding, ofWindow window: Int, at position: Int64) -> Bool {
    findings[window] = finding
    episodes[window].look(finding.verdict)
    guard episodes.contains(where: \.isOpen) else {
      (alertStart, onset) = (nil, nil)
      return false
    }
    guard alertStart == nil else { return false }
    alertStart = position
    return true
  }

  /// The window that speaks most clearly: the gravest verdict, of equal ones the one with more evidence.
  var speaker: (window: Int, finding: DriftFinding)? {
    var best: (window: Int, finding: DriftFinding)?
    for (window, finding) in findings.enumerated() {
      guard let finding else { continue }
      if let known = best, !finding.isGraver(than: known.finding) { continue }
      best = (window, finding)
    }
    return best
  }
}
