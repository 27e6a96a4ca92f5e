public import Analysis

/// How models are watched against a reference.
public struct WatchSettings: Sendable, Hashable, Codable {
  public var reference: ReferenceChoice
  /// False alerts that are accepted over everything watched.
  public var budget = FalseAlarmBudget.onePerWeek
  public var policy = DriftCheck.Policy()
  /// Lengths of the sliding windows, short before long; empty to choose by the reference's traffic.
  public var windows: [Duration] = []
  /// How long after its prediction a label may come and still count.
  public var labelHorizon = Duration.seconds(30 * 86_400)
  /// Importances of features for the model, by name, as a person gives them; empty to estimate them from the reference.
  public var importances: [String: Double] = [:]
  /// The feature by whose values groups are compared.
  public var groupField: String?

  public init(reference: ReferenceChoice) {
    self.reference = reference
  }
}
