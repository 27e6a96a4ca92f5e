public import Alerting
public import Telemetry

/// The silences that people planned with driftop, and those of others that they ended: the part of an
/// ``AlertmanagerWish`` that follows from actions alone.
///
///     silences.take(action)
///     wish.silences += silences.planned(at: now)
///     wish.expirations = silences.expirations
///
/// The order in which actions come does not matter.
public struct OperatorSilences: Sendable {
  /// What ended before is forgotten.
  private static let memory = Duration.seconds(24 * 3_600)

  private var placings: [String: OperatorAction] = [:]
  private var expiries: [String: OperatorAction] = [:]

  public init() {}

  public mutating func take(_ action: OperatorAction) {
    switch action.deed {
    case .silence(let silence): Self.take(action, in: &placings, silence.id)
    case .expire(let id): Self.take(action, in: &expiries, id)
    default: break
    }
  }

  /// Those that are wanted, the first to be placed first.
  public mutating func planned(at now: Timestamp) -> [WantedSilence] {
    forget(at: now)
    return placings.values.sorted { ($0.time, $0.id) < ($1.time, $1.id) }.compactMap { action in
      guard case .silence(let silence) = action.deed, silence.endsAt > now, !isEnded(silence.id) else { return nil }
      return WantedSilence(planned: silence, actor: action.actor.description, note: action.note)
    }
  }

  /// Ids of silences that are not driftop's.
  public var expirations: [String] {
    expiries.keys.filter { placings[$0] == nil }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func isEnded(_ id: String) -> Bool {
    guard let placing = placings[id], let expiry = expiries[id] else { return false }
    return (placing.time, placing.id) < (expiry.time, expiry.id)
  }

  /// The last one counts.
  private static func take(_ action: OperatorAction, in actions: inout [String: OperatorAction], _ id: String) {
    if let known = actions[id], (action.time, action.id) < (known.time, known.id) { return }
    actions[id] = action
  }

  private mutating func forget(at now: Timestamp) {
    placings = placings.filter { _, action in
      if case .silence(let silence) = action.deed { silence.endsAt + Self.memory > now } else { false }
    }
    expiries = expiries.filter { _, action in action.time + Self.memory > now }
  }
}
