public import Monitor
public import Telemetry

/// Which window the screen has when nobody asked for one: an hour of a live log, all of one that is history, and of metrics
/// as much as there can be, since nothing is known of the time before they were watched.
public struct WindowChoice: Sendable {
  private let start: Timestamp
  /// What was chosen last; nothing is sent twice.
  private var chosen: WindowSpan?
  private var isOver = false

  private static let steps: [Int64] = [300, 900]
  private static let longest = WindowSpan.duration(.seconds(3_600))

  /// - Parameter isOpen: false when somebody asked for a window.
  public init(isOpen: Bool, at start: Timestamp) {
    self.start = start
    isOver = !isOpen
  }

  /// The window to go over to; `nil` to keep the present one.
  public mutating func next(after snapshot: Snapshot, at now: Timestamp) -> WindowSpan? {
    guard !isOver, snapshot.time != nil else { return nil }
    let window: WindowSpan
    if !snapshot.targets.isEmpty, !snapshot.sources.contains(where: \.holdsRecords) {
      let watched = (now - start).components.seconds
      window = Self.steps.first { watched < $0 }.map { .duration(.seconds($0)) } ?? Self.longest
      isOver = window == Self.longest
    } else {
      guard !snapshot.sources.contains(where: { $0.state == .reading }) else { return nil }
      window = snapshot.isLive ? Self.longest : .everything
      isOver = true
    }
    guard window != chosen else { return nil }
    chosen = window
    return window
  }
}
