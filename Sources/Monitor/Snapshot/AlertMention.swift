public import Alerting

/// What an overview's row says about the alerts of its model or server.
public struct AlertMention: Sendable, Equatable {
  /// The one that needs somebody most.
  public var entry: AlertEntry
  /// Since when, and who has it: "AUC < .90 for 12 min · nobody has it yet".
  public var sentence: String
  /// Alerts about the same beside it.
  public var otherCount: Int

  public var id: Episode.ID { entry.episode.id }
  public var standing: AlertEntry.Standing { entry.standing }

  public init(_ entry: AlertEntry, sentence: String, otherCount: Int = 0) {
    self.entry = entry
    self.sentence = sentence
    self.otherCount = otherCount
  }
}
