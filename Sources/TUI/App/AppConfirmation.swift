import Alerting
public import Telemetry

/// A question that only a person can answer: whether a command shall run for an alert.
public struct HookConfirmation: Sendable, Equatable {
  public var id: Int
  /// What would run.
  public var hook: String
  /// The alert's name.
  public var alert: String
  public var labels: Labels
  /// Until when it waits.
  public var expiresAt: Timestamp

  public init(id: Int, hook: String, alert: String, labels: Labels, expiresAt: Timestamp) {
    self.id = id
    self.hook = hook
    self.alert = alert
    self.labels = labels
    self.expiresAt = expiresAt
  }
}

// Questions stand in the place of the footer, one after the other, until `y` or `n`; other keys work as ever.
extension App {
  mutating func ask(_ confirmation: HookConfirmation) -> [Effect] {
    confirmations.append(confirmation)
    // What stands on the last row would hide it.
    notice = nil
    return [.alarm("driftop: run \(confirmation.hook) for \(confirmation.alert)?")]
  }

  mutating func withdraw(confirmation id: Int) {
    confirmations.removeAll { $0.id == id }
  }

  /// - Returns: `nil` where the key answers nothing.
  mutating func answer(_ key: Key) -> [Effect]? {
    guard let first = confirmations.first else { return nil }
    let isYes: Bool
    switch key {
    case .character("y"), .character("Y"): isYes = true
    case .character("n"), .character("N"): isYes = false
    default: return nil
    }
    confirmations.removeFirst()
    return [.answer(first.id, isYes)]
  }
}
