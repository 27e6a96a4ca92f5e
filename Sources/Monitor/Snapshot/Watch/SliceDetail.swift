public import Analysis
public import Predictions

/// The segments of a model's records in which quality fell, and the gaps between groups.
public struct SliceDetail: Sendable, Equatable {
  public struct Slice: Sendable, Equatable {
    /// "amount ≥ 250 and region = north".
    public var condition: String
    /// Labelled records in it.
    public var count: Int
    /// Share of right answers or mean absolute error, as the detail's measure says, with its 95 % interval.
    public var quality: Double
    public var interval: ClosedRange<Double>
    /// Of the same segment in the comparison; `nil` where that has too few.
    public var referenceQuality: Double?
    /// Right answers that are missing against what the comparison leads to expect, or the error that is too much in sum.
    public var lost: Double
    /// After correction for all segments searched.
    public var pValue: Double

    public init(
      condition: String, count: Int, quality: Double, interval: ClosedRange<Double>, referenceQuality: Double?,
      lost: Double, pValue: Double
    ) {
      self.condition = condition
      self.count = count
      self.quality = quality
      self.interval = interval
      self.referenceQuality = referenceQuality
      self.lost = lost
      self.pValue = pValue
    }
  }

  public struct Group: Sendable, Equatable {
    /// "north", or the condition where it is not one value.
    public var value: String
    public var count: Int
    public var labelledCount: Int
    /// Shares with their 95 % intervals; a rate for which too few records count is absent.
    public var rates: [GroupGaps.Rate: GroupGaps.Estimate] = [:]
    /// To the largest group; empty for that group itself.
    public var gaps: [GroupGaps.Rate: GroupGaps.Estimate] = [:]
    public var isLargest = false

    public init(value: String, count: Int, labelledCount: Int) {
      self.value = value
      self.count = count
      self.labelledCount = labelledCount
    }
  }

  public var measure = SliceFindings.Measure.accuracy
  public var comparison = SliceFindings.Comparison.reference
  /// Most lost answers first.
  public var slices: [Slice] = []
  /// Segments that were looked at.
  public var searchedCount = 0
  /// Fields whose values and pairs of values make the segments.
  public var featureCount = 0
  /// Labelled records that were searched.
  public var recordCount = 0
  /// Labelled records of the reference that they were held against.
  public var referenceCount = 0
  /// The least that a segment holds.
  public var minimumSize = 0
  /// The attribute of the groups; `nil` where none was chosen.
  public var groupField: String?
  /// Largest first.
  public var groups: [Group] = []
  /// Why there is nothing to show, or what to keep in mind: one sentence each.
  public var notes: [String] = []
  /// Why no groups are compared; `nil` where they are.
  public var groupNote: String?

  public init() {}
}
