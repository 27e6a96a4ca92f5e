public import Analysis
public import Predictions

/// One model over the window, as far as it was asked for.
public struct ModelDetail: Sendable, Equatable {
  public var identity: ModelIdentity
  public var task: PredictionTask
  public var recordCount: Int
  public var labelledCount: Int
  /// In the order of the report; empty for regression.
  public var classes: [String] = []
  public var positiveClass: String?
  /// Quality figures, the most telling first.
  public var figures: [Figure] = []
  /// Quality, throughput, latency, class shares and numbers over time.
  public var series: [SeriesProjection] = []
  /// The share of each predicted class over time, in the order of `classes`.
  public var classShares: [SeriesProjection] = []
  /// Rows actual, columns predicted, in the order of `classes`.
  public var confusion: ConfusionMatrix?
  public var curves: CurveProjection?
  public var fields: [FieldSummary] = []
  public var drift: DriftDetail?
  public var course: QualityCourse?
  public var slices: SliceDetail?
  public var outliers: OutlierDetail?
  /// What a person should know about this model's data: one sentence each.
  public var notes: [String] = []

  public init(identity: ModelIdentity, task: PredictionTask, recordCount: Int, labelledCount: Int) {
    self.identity = identity
    self.task = task
    self.recordCount = recordCount
    self.labelledCount = labelledCount
  }
}

/// ROC and precision–recall curves ready to draw, with the working point.
public struct CurveProjection: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// x false positive rate, y true positive rate, rising.
  public var roc: [Point] = []
  /// x recall, y precision, recall rising.
  public var precisionRecall: [Point] = []
  public var rocAUC: Figure
  public var averagePrecision: Figure
  /// Largest possible error of the AUC when scores had to be binned; `nil` while it is exact.
  public var binningError: Double?
  /// A score counts as positive at or above it.
  public var threshold: Double
  /// Where `atThreshold` was really counted, when scores that were binned elsewhere allow only the edges of the bins;
  /// scores above it count as positive. `nil` while the threshold itself could be taken.
  public var countedThreshold: Double?
  /// Confusion matrix of the positive class at `threshold`: rows actual, columns predicted, negative first.
  public var atThreshold: ConfusionMatrix
  /// Counts of scores in equal bins over `scoreRange`, for records that are in truth negative, and positive.
  public var negativeHistogram: [Double] = []
  public var positiveHistogram: [Double] = []
  public var scoreRange: ClosedRange<Double>

  public init(
    rocAUC: Figure, averagePrecision: Figure, threshold: Double, atThreshold: ConfusionMatrix,
    scoreRange: ClosedRange<Double>
  ) {
    self.rocAUC = rocAUC
    self.averagePrecision = averagePrecision
    self.threshold = threshold
    self.atThreshold = atThreshold
    self.scoreRange = scoreRange
  }
}

/// One feature or other value of the log over the window.
public struct FieldSummary: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case number
    case category
  }

  public var name: String
  public var kind: Kind
  public var count: Int
  public var missing: Int
  public var mean: Double?
  public var variance: Double?
  public var median: Double?
  public var min: Double?
  public var max: Double?
  public var p90: Double?
  public var p99: Double?
  /// The most frequent values of a category, with their counts.
  public var top: [(value: String, count: Int)] = []
  /// Largest relative error of the quantiles when they come from a sketch; `nil` while they are exact.
  public var quantileError: Double?

  public init(name: String, kind: Kind, count: Int, missing: Int) {
    self.name = name
    self.kind = kind
    self.count = count
    self.missing = missing
  }

  public static func == (left: FieldSummary, right: FieldSummary) -> Bool {
    left.name == right.name && left.kind == right.kind && left.count == right.count && left.missing == right.missing
      && left.mean == right.mean && left.variance == right.variance && left.median == right.median
      && left.min == right.min && left.max == right.max && left.p90 == right.p90 && left.p99 == right.p99
      && left.quantileError == right.quantileError
      && left.top.elementsEqual(right.top) { $0 == $1 }
  }
}
