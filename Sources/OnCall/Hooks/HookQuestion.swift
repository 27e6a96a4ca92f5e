internal import Alerting
public import Telemetry

/// A hook that is run only when a person says yes, and waits for that.
public struct HookQuestion: Sendable, Equatable {
  public var id: Int
  public var hook: String
  /// The alert's name.
  public var alert: String
  public var labels: Labels
  public var occasion: Hook.Occasion
  /// Until when it waits; unanswered, the hook is not run.
  public var expiresAt: Timestamp
}

/// Which hook is to be run, and why.
struct HookCall: Sendable {
  /// The hook's place among all.
  var place: Int
  var occasion: Hook.Occasion
  var episode: Episode

  func title(_ hook: Hook) -> String { "hook \(hook.name) for \(episode.name) (\(occasion.rawValue))" }

  func isSame(as other: HookCall) -> Bool {
    (place, occasion) == (other.place, other.occasion) && episode.id == other.episode.id
  }
}

/// The questions that nobody has answered yet.
struct HookQuestions: Sendable {
  private var waiting: [Int: (call: HookCall, expiresAt: Timestamp)] = [:]
  private var count = 0

  /// More than a person would answer.
  private static let limit = 100

  /// - Returns: `nil` where the same is asked already, or too much is.
  mutating func ask(_ call: HookCall, _ hook: Hook, at now: Timestamp) -> HookQuestion? {
    guard waiting.count < Self.limit, !waiting.values.contains(where: { $0.call.isSame(as: call) }) else { return nil }
    count += 1
    let expiresAt = now + hook.confirmationTimeout
    waiting[count] = (call, expiresAt)
    return HookQuestion(
      id: count, hook: hook.name, alert: call.episode.name, labels: call.episode.labels, occasion: call.occasion,
      expiresAt: expiresAt)
  }

  /// Ends a question; `nil` for one that is over.
  mutating func take(_ id: Int) -> HookCall? { waiting.removeValue(forKey: id)?.call }

  /// Ends those that have waited for too long, the first to be asked first.
  mutating func takeExpired(at now: Timestamp) -> [(id: Int, call: HookCall)] {
    let expired = waiting.filter { $0.value.expiresAt <= now }.map { ($0.key, $0.value.call) }.sorted { $0.0 < $1.0 }
    for (id, _) in expired { waiting[id] = nil }
    return expired.map { (id: $0.0, call: $0.1) }
  }
}
