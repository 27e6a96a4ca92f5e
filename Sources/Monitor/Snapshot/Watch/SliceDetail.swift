/// The segments of a model's records in which quality fell, and the gaps between groups.
public struct SliceDetail: Sendable, Equatable {
  public struct Slice: Sendable, Equatable {
    /// "region = north, amount ≥ 250".
    public var condition: String
    /// Labelled records in it.
    public var count: Int
    /// Share of correct answers, with its 95 % interval.
    public var accuracy: Double
    public var interval: ClosedRange<Double>
    /// Of the same segment in the reference; `nil` where that has too few.
    public var referenceAccuracy: Double?
    /// Correct answers that are missing against what the reference leads to expect.
    public var lost: Double
    /// After correction for all segments searched.
    public var pValue: Double

    public init(
      condition: String, count: Int, accuracy: Double, interval: ClosedRange<Double>, referenceAccuracy: Double?,
      lost: Double, pValue: Double
    ) {
      self.condition = condition
      self.count = count
      self.accuracy = accuracy
      self.interval = interval
      self.referenceAccuracy = referenceAccuracy
      self.lost = lost
      self.pValue = pValue
    }
  }

  /// A share with its 95 % interval; `nil` where no record counts.
  public struct Share: Sendable, Equatable {
    public var value: Double
    public var interval: ClosedRange<Double>

    public init(value: Double, interval: ClosedRange<Double>) {
      self.value = value
      self.interval = interval
    }
  }

  public struct Group: Sendable, Equatable {
    public var value: String
    public var count: Int
    public var labelledCount: Int
    /// Share predicted positive.
    public var positiveRate: Share?
    public var truePositiveRate: Share?
    public var falsePositiveRate: Share?
    public var precision: Share?

    public init(value: String, count: Int, labelledCount: Int) {
      self.value = value
      self.count = count
      self.labelledCount = labelledCount
    }
  }

  /// Most lost answers first.
  public var slices: [Slice] = []
  /// Segments that were large enough to be looked at.
  public var searchedCount = 0
  /// Labelled records that were searched.
  public var recordCount = 0
  /// The least that a segment holds.
  public var minimumSize = 0
  /// The attribute of the groups; `nil` where none was chosen.
  public var groupField: String?
  public var groups: [Group] = []
  /// Why there is nothing to show, or what to keep in mind.
  public var notes: [String] = []

  public init() {}
}
