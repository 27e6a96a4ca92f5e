internal import Alerting
internal import Ingest
internal import Telemetry

/// Decides which alerts an Alertmanager is to be told of now.
///
/// A change is told at once, and everything again after the resend delay, since an Alertmanager takes an alert for
/// resolved when nobody tells it of it any more. What was not taken stays due.
/// - Reference: Prometheus, `rules/manager.go`, for the times.
struct AlertPosting: Sendable {
  static let resendDelay = Duration.seconds(60)
  /// A request with more could be refused as too large.
  static let batchSize = 64
  private static let resolvedRetention = Duration.seconds(15 * 60)

  private struct Told: Sendable {
    var time: Timestamp
    var state: Episode.State
  }

  private var told: [Episode.ID: Told] = [:]

  /// Alerts that the Alertmanager has been told of.
  var count: Int { told.count }

  /// The episodes to tell of, in batches.
  ///
  /// - Complexity: O(episodes).
  mutating func due(_ wish: AlertmanagerWish, at now: Timestamp) -> [[Episode]] {
    let ids = Set(wish.episodes.map(\.id))
    told = told.filter { ids.contains($0.key) }
    let due = wish.episodes.filter { isDue($0, at: now) }
    return stride(from: 0, to: due.count, by: Self.batchSize).map {
      Array(due[$0..<min($0 + Self.batchSize, due.count)])
    }
  }

  /// Notes that the Alertmanager has taken them.
  mutating func note(_ episodes: [Episode], at time: Timestamp) {
    for episode in episodes {
      told[episode.id] = Told(time: time, state: episode.state)
    }
  }

  /// Tells everything anew: the Alertmanager may have forgotten.
  mutating func forget() {
    told = [:]
  }

  private func isDue(_ episode: Episode, at now: Timestamp) -> Bool {
    switch episode.state {
    case .pending: return false
    case .firing: break
    case .resolved:
      // One that never fired was never told.
      guard episode.firedAt != nil, let end = episode.resolvedAt, end + Self.resolvedRetention > now else {
        return false
      }
    }
    guard let last = told[episode.id], last.state == episode.state else { return true }
    // Also when the clock went back.
    return now - last.time >= Self.resendDelay || now < last.time
  }

  /// As it is told.
  static func alert(_ episode: Episode, _ wish: AlertmanagerWish, at now: Timestamp) -> AlertmanagerAlert {
    // Four missed tellings end it.
    let end = episode.resolvedAt ?? now + max(wish.interval, resendDelay) * 4
    let labels = Labels(wish.externalLabels.pairs + episode.labels.pairs)
    return AlertmanagerAlert(
      labels: labels.pairs, annotations: episode.annotations, startsAt: episode.firedAt ?? episode.id.activeAt,
      endsAt: end, generatorURL: wish.generatorURL)
  }
}
