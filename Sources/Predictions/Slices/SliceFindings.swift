public import Analysis

/// The segments of a model's records in which quality fell, and the gaps between groups.
public struct SliceFindings: Sendable, Equatable {
  /// What a segment's quality is measured by.
  public enum Measure: Sendable, Equatable {
    /// Share of right answers.
    case accuracy
    /// Mean absolute error. An answer counts as wrong in the tests when its error is larger than four of five others of
    /// the comparison.
    case absoluteError
  }

  /// What a segment is held against.
  public enum Comparison: Sendable, Equatable {
    /// The same segment of the reference.
    case reference
    /// The other records of late, where the reference has too few labels.
    case rest
  }

  /// Why nothing was searched.
  public enum Obstacle: Sendable, Equatable {
    case tooFewLabels(have: Int, need: Int)
    case noFeatures
  }

  public struct Slice: Sendable, Equatable {
    /// All hold at once; none where all records became worse.
    public var conditions: [SliceCondition]
    /// Labelled records in it.
    public var count: Int
    /// As the findings' measure says, with its 95 % interval.
    public var quality: Double
    public var interval: ClosedRange<Double>
    /// Of the same segment in the comparison, with its labelled records; `nil` below 30 of them.
    public var referenceQuality: Double?
    public var referenceCount: Int
    /// What the comparison leads to expect; where it has few records, filled up with those of a larger segment.
    public var expected: Double
    /// Right answers that are missing, or the error that is too much in sum.
    public var lost: Double
    /// After correction for all segments searched.
    public var pValue: Double
  }

  public struct Group: Sendable, Equatable {
    public var condition: SliceCondition
    public var count: Int
    public var labelledCount: Int
    public var rates: [GroupGaps.Rate: GroupGaps.Estimate]
    /// To the largest group; empty for that group itself.
    public var gaps: [GroupGaps.Rate: GroupGaps.Estimate]
    public var isLargest: Bool
  }

  public var measure = Measure.accuracy
  public var comparison = Comparison.reference
  public var obstacle: Obstacle?
  /// Most lost answers first.
  public var slices: [Slice] = []
  /// Segments that were looked at.
  public var searchedCount = 0
  /// Fields that were searched.
  public var featureCount = 0
  /// Labelled records that were searched, and those of the reference's sample.
  public var recordCount = 0
  public var referenceCount = 0
  /// The least that a segment holds.
  public var minimumSize = 0
  /// The chosen attribute; `nil` where none was.
  public var groupField: String?
  /// Whether the chosen attribute is a field that is watched.
  public var hasGroupField = false
  /// Largest first.
  public var groups: [Group] = []

  public init() {}

  /// Labelled records before anything is searched.
  public static let neededLabels = 300
  /// Labelled records that the reference's sample needs to be the comparison.
  public static let neededReferenceLabels = 100
}

extension WatchView {
  /// The segments in which quality fell, among the labelled records of late; `nil` while there is no reference.
  ///
  /// - Complexity: O(features² · records) when asked for the first time since a search was due (``SearchPace``), else O(1).
  public func slices() -> SliceFindings? {
    guard let state = watch.slices, let reference = watch.reference else { return nil }
    return state.memo.findings { SliceEvaluation(state, reference, model).findings() }
  }
}
