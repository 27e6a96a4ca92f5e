internal import Alerting
internal import Recording
internal import Telemetry

/// What happened lately while another driftop had the duty.
///
/// Whoever was killed between writing down that an alert fired and running its hooks has run none: whoever takes over
/// does. What was run is claimed and not run again.
struct RecentOccasions: Sendable {
  struct Entry: Hashable {
    var occasion: Hook.Occasion
    var episode: Episode.ID
  }

  /// Longer than it takes until another takes over.
  static let memory = Duration.seconds(60)

  private var times: [Entry: Timestamp] = [:]

  mutating func note(_ episodes: [Episode]) {
    for episode in episodes {
      if let time = episode.firedAt { times[Entry(occasion: .firing, episode: episode.id)] = time }
      if let time = episode.resolvedAt, episode.firedAt != nil {
        times[Entry(occasion: .resolved, episode: episode.id)] = time
      }
    }
  }

  mutating func note(_ actions: [OperatorAction]) {
    for action in actions {
      guard case .acknowledge(let id) = action.deed else { continue }
      times[Entry(occasion: .acknowledged, episode: id)] = action.time
    }
  }

  mutating func forget(at now: Timestamp) {
    times = times.filter { now - $0.value < Self.memory }
  }

  /// Hands them out, the first to happen first.
  mutating func takeAll(at now: Timestamp) -> [Entry] {
    forget(at: now)
    defer { times = [:] }
    return times.sorted { ($0.value, $0.key.occasion.rawValue) < ($1.value, $1.key.occasion.rawValue) }.map(\.key)
  }
}
