public import Telemetry

/// Alerts and what people did about them: the fold of events and actions.
///
///     book.take(event)
///     book.take(action)
///     book.entries(at: now).map(\.standing)  // [.acknowledged(…), .firing]
///
/// An acknowledgement belongs to one firing episode; it ends when that resolves and when the severity rises. The order in
/// which actions come does not matter: they are taken by time, host and number, and the last one wins.
public struct AlertBook: Sendable {
  public init() {}

  public mutating func take(_ event: AlertEvent) {
  }

  /// Takes an episode as another evaluator has left it.
  public mutating func take(_ episode: Episode) {
  }

  /// Forgets a pending episode whose condition went before it fired.
  public mutating func drop(_ id: Episode.ID) {
  }

  public func episode(_ id: Episode.ID) -> Episode? { nil }

  public mutating func take(_ action: OperatorAction) {
  }

  /// Takes a silence that an Alertmanager holds; an acknowledgement when its comment begins with `ACK!`.
  public mutating func take(_ silences: [ForeignSilence], from alertmanager: String) {
  }

  /// Every alert that is pending, firing or resolved within the last 15 minutes: what needs somebody first.
  ///
  /// - Complexity: O(episodes × silences).
  public func entries(at time: Timestamp) -> [AlertEntry] { [] }

  /// What happened to an episode and was done about it, oldest first.
  public func history(of id: Episode.ID) -> [AlertHistoryLine] { [] }

  public func silences(at time: Timestamp) -> [Silence] { [] }

  /// Counts changes, so that what was computed can be shown again.
  public private(set) var version = 0
}

/// A silence that an Alertmanager holds and driftop's actions do not know.
public struct ForeignSilence: Sendable, Equatable {
  public var silence: Silence
  public var createdBy: String
  public var comment: String

  public init(silence: Silence, createdBy: String, comment: String) {
    self.silence = silence
    self.createdBy = createdBy
    self.comment = comment
  }
}
