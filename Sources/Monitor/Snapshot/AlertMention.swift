public import Alerting

/// What an overview's row says about the alerts of its model or server.
public struct AlertMention: Sendable, Equatable {
  /// Of the one that needs somebody most.
  public var id: Episode.ID
  public var standing: AlertEntry.Standing
  /// Since when, and who has it: "AUC < .90 for 12 min · nobody has it yet".
  public var sentence: String
  /// Alerts about the same beside it.
  public var otherCount: Int

  public init(id: Episode.ID, standing: AlertEntry.Standing, sentence: String, otherCount: Int = 0) {
    self.id = id
    self.standing = standing
    self.sentence = sentence
    self.otherCount = otherCount
  }
}
