/// What a check says of one feature over one window, with all that it stands on.
public struct DriftFinding: Sendable, Equatable, Codable {
  /// One statistic that took part.
  public struct Statistic: Sendable, Equatable, Codable {
    /// As in reports: "kolmogorov-smirnov".
    public var id: String
    public var value: Double
    /// Chance of such a value or a larger one without drift; `nil` for a distance that decides nothing.
    public var pValue: Double?
    /// Where the statistic alone would have to lie to be called drift; `nil` for a distance that decides nothing.
    public var threshold: Double?

    public init(id: String, value: Double, pValue: Double? = nil, threshold: Double? = nil) {
      self.id = id
      self.value = value
      self.pValue = pValue
      self.threshold = threshold
    }
  }

  /// `.drift`: certain and large enough. `.warning`: certain, and too small to matter; a note.
  public var verdict: Verdict
  /// Of all statistics together; `nil` without enough data.
  public var pValue: Double?
  /// The p-value that is called certain: the check's share of the false-alarm budget.
  public var level: Double
  /// The largest difference of the two distributions in any bin or at any edge, as Cohen's h: .2 is small, .5 medium.
  public var effect: Double?
  /// The smallest effect, as `effect`, that windows of these sizes show in four of five cases.
  public var smallestDetectableEffect: Double?
  /// The statistic that spoke most clearly; `nil` without enough data.
  public var decisive: String?
  public var statistics: [Statistic]
  public var referenceSize: Int
  public var currentSize: Int

  public init(
    verdict: Verdict, pValue: Double? = nil, level: Double, effect: Double? = nil,
    smallestDetectableEffect: Double? = nil, decisive: String? = nil, statistics: [Statistic] = [],
    referenceSize: Int, currentSize: Int
  ) {
    self.verdict = verdict
    self.pValue = pValue
    self.level = level
    self.effect = effect
    self.smallestDetectableEffect = smallestDetectableEffect
    self.decisive = decisive
    self.statistics = statistics
    self.referenceSize = referenceSize
    self.currentSize = currentSize
  }
}
