public import Predictions
public import Telemetry

/// One row of the overview.
public struct ModelSummary: Sendable, Equatable {
  public enum Health: Hashable, Sendable {
    case ok
    /// Certainly worse than its reference, by labels or by estimate: a sentence that says so.
    case worse(String)
    /// Too few records in the window to say anything; `need` of them would do.
    case tooFew(need: Int)
    /// Records come, but none has a label in the window.
    case unlabelled
    /// Live, but nothing came for much longer than usual.
    case silent(since: Timestamp)
  }

  public var identity: ModelIdentity
  public var task: PredictionTask
  public var health: Health
  /// In the window.
  public var recordCount: Int
  public var labelledCount: Int
  /// The figure that tells the model's quality best: AUC, accuracy, MAE; `nil` without labels.
  public var quality: Figure?
  /// The same told from scores, while no label of the window has come; `nil` without a reference that has labels.
  public var estimate: QualityEstimate?
  /// Records a second over the window; `nil` when the log has no times.
  public var recordsPerSecond: Double?
  /// 99th percentile of the latency in seconds; `nil` when the log has none.
  public var latencyP99Seconds: Double?
  /// Share of records with an error status, 0…1; `nil` when the log has no status.
  public var errorRatio: Double?
  /// `nil` where nothing is held against a reference.
  public var drift: DriftSummary?
  /// Records a second (or a bucket of records) over the window, for the sparkline.
  public var traffic: SeriesProjection
  /// The quality figure over the window, for the sparkline.
  public var qualityHistory: SeriesProjection?
  /// What is gravest among the alerts about it; `nil` without any.
  public var alert: AlertMention?

  public init(
    identity: ModelIdentity, task: PredictionTask, health: Health, recordCount: Int, labelledCount: Int,
    traffic: SeriesProjection
  ) {
    self.identity = identity
    self.task = task
    self.health = health
    self.recordCount = recordCount
    self.labelledCount = labelledCount
    self.traffic = traffic
  }
}

/// A named number with what is known about its precision.
public struct Figure: Sendable, Equatable {
  /// As in the report: "roc_auc", "accuracy", "mae".
  public var id: String
  /// As on the screen: "AUC", "accuracy", "MAE".
  public var title: String
  /// `nil` when undefined; `reason` then says why.
  public var value: Double?
  /// 95 % interval.
  public var interval: ClosedRange<Double>?
  public var reason: String?
  public var unit: FigureUnit

  public init(
    id: String, title: String, value: Double?, interval: ClosedRange<Double>? = nil, reason: String? = nil,
    unit: FigureUnit = .plain
  ) {
    self.id = id
    self.title = title
    self.value = value
    self.interval = interval
    self.reason = reason
    self.unit = unit
  }
}

/// How a number is written on the screen.
public enum FigureUnit: Hashable, Sendable {
  case plain
  /// Stored as 0…1; written as percent.
  case ratio
  case seconds
  case perSecond
  case count
  case bytes
  case watts
  case celsius
}
