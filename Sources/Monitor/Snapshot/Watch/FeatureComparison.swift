/// A feature's distribution in the reference and in the current window, to be laid over each other.
public struct FeatureComparison: Sendable, Equatable {
  public struct Bin: Sendable, Equatable {
    /// The category, or the lower edge.
    public var label: String
    /// Shares of the values that are not missing, 0…1.
    public var reference: Double
    public var current: Double

    public init(label: String, reference: Double, current: Double) {
      self.label = label
      self.reference = reference
      self.current = current
    }
  }

  public struct QuantileShift: Sendable, Equatable {
    /// 0…1.
    public var probability: Double
    public var reference: Double?
    public var current: Double?

    public init(probability: Double, reference: Double?, current: Double?) {
      self.probability = probability
      self.reference = reference
      self.current = current
    }
  }

  public var name: String
  public var isNumeric: Bool
  /// Numbers in equal widths over the common range without its outermost percent, categories by their reference share.
  public var bins: [Bin] = []
  /// Of numbers; empty for categories.
  public var quantiles: [QuantileShift] = []
  public var referenceMissingShare = 0.0
  public var currentMissingShare = 0.0

  public init(name: String, isNumeric: Bool) {
    self.name = name
    self.isNumeric = isNumeric
  }
}
