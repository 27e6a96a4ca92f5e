internal import Analysis

/// What the looks said of one feature.
struct FeatureCourse: Sendable, Codable {
  /// Of the last look at each window; `nil` before its first.
  private(set) var verdicts: [Verdict?]
  /// When the alert began that still lasts.
  private(set) var alertStart: Int64?
  /// When what it is about began, as far as the window shows.
  var onset: Int64?
  /// By window; the alert lasts while any of them does.
  private var episodes: [DriftEpisode]
  /// By window, where somebody has worked them out; ``DriftState`` can do so again, so they are not saved.
  private var findings: [Int: DriftFinding] = [:]

  private enum CodingKeys: CodingKey {
    case verdicts
    case alertStart
    case onset
    case episodes
  }

  init(windowCount: Int) {
    verdicts = Array(repeating: nil, count: windowCount)
    episodes = Array(repeating: DriftEpisode(looksPerWindow: SlidingWindow.paneCount), count: windowCount)
  }

  /// Takes a look at one of the windows.
  ///
  /// - Parameter finding: where it took one to tell.
  /// - Returns: whether an alert begins.
  mutating func take(
    _ verdict: Verdict, _ finding: DriftFinding?, ofWindow window: Int, at position: Int64
  ) -> Bool {
    verdicts[window] = verdict
    if finding != nil || !findings.isEmpty { findings[window] = finding }
    episodes[window].look(verdict)
    guard episodes.contains(where: \.isOpen) else {
      (alertStart, onset) = (nil, nil)
      return false
    }
    guard alertStart == nil else { return false }
    alertStart = position
    return true
  }

  /// What was kept of the last look at a window.
  func finding(ofWindow window: Int) -> DriftFinding? { findings[window] }

  /// Keeps what was worked out of the last look at a window.
  mutating func keep(_ finding: DriftFinding, ofWindow window: Int) { findings[window] = finding }

  /// The gravest of all windows, in whose order they are; `nil` before the first look.
  var verdict: Verdict? {
    verdicts.reduce(nil) { gravest, verdict in
      guard let verdict, let gravest else { return gravest ?? verdict }
      return verdict.rank > gravest.rank ? verdict : gravest
    }
  }

  /// The windows with the gravest verdict, one of which speaks most clearly.
  var speakers: [Int] {
    guard let rank = verdict?.rank else { return [] }
    return verdicts.indices.filter { verdicts[$0]?.rank == rank }
  }
}
