/// An alert made of looks: begins at drift and lasts until a whole window has passed without.
///
///     var episode = DriftEpisode(looksPerWindow: 60)
///     episode.look(.drift)  // .started
///
/// A note is a look without drift. Too little data says nothing, so it ends nothing.
public struct DriftEpisode: Sendable, Equatable, Codable {
  public enum Change: Sendable, Equatable {
    /// No alert before and none now.
    case quiet
    case started
    case continues
    case ended
  }

  /// Looks without drift after which the alert is over.
  public let looksPerWindow: Int
  public private(set) var isOpen = false
  /// Since the last look with drift.
  public private(set) var quietLooks = 0

  /// - Precondition: a window has a look.
  public init(looksPerWindow: Int) {
    precondition(looksPerWindow > 0, "a window has a look")
    self.looksPerWindow = looksPerWindow
  }

  @discardableResult
  public mutating func look(_ verdict: Verdict) -> Change {
    switch verdict {
    case .drift:
      quietLooks = 0
      defer { isOpen = true }
      return isOpen ? .continues : .started
    case .insufficientData:
      return isOpen ? .continues : .quiet
    case .stable, .warning:
      guard isOpen else { return .quiet }
      quietLooks += 1
      guard quietLooks >= looksPerWindow else { return .continues }
      isOpen = false
      return .ended
    }
  }
}
