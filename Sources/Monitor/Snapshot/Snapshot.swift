public import Alerting
public import Predictions
public import Telemetry

/// What the views need at one moment: a small, immutable projection of the monitor's state.
public struct Snapshot: Sendable, Equatable {
  /// The monitor's present: the clock while data is live, else the time of the last event. `nil` before any event.
  public var time: Timestamp?
  /// Whether events arrive at the pace of the clock; else the log is history and `time` stands at its end.
  public var isLive = false
  /// The stretch of time, or the number of records, that every figure below is about.
  public var window: WindowSpan
  /// One a model and version, in the order of their identity.
  public var models: [ModelSummary] = []
  public var sources: [SourceHealth] = []
  /// The model that the request asked for, with the parts it asked for.
  public var detail: ModelDetail?
  /// The last records and the malformed lines, when asked for.
  public var records: RecordList?
  /// One a scraped target, in the order of the configuration.
  public var targets: [TargetHealth] = []
  /// One a server, or a job when replicas are summed.
  public var servers: [ServerSummary] = []
  /// The server that the request asked for.
  public var server: ServerDetail?
  /// The series that the request asked for.
  public var series: SeriesList?
  /// The name of the server that answers expressions; `nil` when driftop does.
  public var queryServer: String?
  /// The answer to the expression that the request asked for.
  public var expression: ExpressionAnswer?
  /// How the expression that is being typed may go on.
  public var completion: CompletionList?
  /// `nil` where no rules are evaluated.
  public var alerts: AlertSummary?
  /// The alerts, when asked for.
  public var alertList: AlertList?
  /// The alert that the request asked for.
  public var alert: AlertDetail?
  /// When alerts fired and were acknowledged within the window, for the time line, oldest first.
  public var marks: [AlertTimeMark] = []
  /// The same of the state that is kept to compare with; empty where none is, else one.
  public var pinned: [Snapshot] = []
  /// Where a replay or a look back stands; `nil` on a live screen.
  public var playback: PlaybackStatus?
  /// Questions behind this snapshot that the server has not answered yet; once they are, there may be further ones.
  public var openQuestionCount = 0

  public init(time: Timestamp? = nil, window: WindowSpan) {
    self.time = time
    self.window = window
  }
}

/// The length of a sliding window.
public enum WindowSpan: Hashable, Sendable {
  case duration(Duration)
  case count(Int)
  /// Everything since the program started.
  case everything
}

/// What a view asks of the monitor.
public struct SnapshotRequest: Sendable, Equatable {
  /// The parts of a model that cost something to compute.
  public enum Part: Hashable, Sendable {
    case series
    case confusion
    case curves
    case fields
    case drift
    case slices
    case outliers
    /// Quality over time as estimated, partial and realised.
    case course
  }

  public var window: WindowSpan
  public var model: ModelIdentity?
  public var parts: Set<Part>
  public var includesRecords: Bool
  /// How many buckets a series over the window has; what was older is not sent.
  public var bucketCount: Int
  /// Cut at which a score counts as positive on the curves view; `nil`: the monitor's.
  public var threshold: Double?
  /// The feature whose distributions are wanted, on the drift view.
  public var feature: String?
  /// The server whose panels are wanted.
  public var server: ServerIdentity?
  /// Whether the replicas of a job are one row.
  public var sumsReplicas = false
  /// Rows of the overview's servers whose sparklines are seen; the others go without.
  public var seenServers = 0..<50
  public var series: SeriesListRequest?
  public var expression: ExpressionRequest?
  public var completion: CompletionRequest?
  public var includesAlerts = false
  /// The alert whose detail is wanted.
  public var alert: Episode.ID?

  public init(
    window: WindowSpan, model: ModelIdentity? = nil, parts: Set<Part> = [], includesRecords: Bool = false,
    bucketCount: Int = 60, threshold: Double? = nil
  ) {
    self.window = window
    self.model = model
    self.parts = parts
    self.includesRecords = includesRecords
    self.bucketCount = bucketCount
    self.threshold = threshold
  }
}

extension SnapshotRequest {
  /// Whether the overview is looked at, and so its rows' figures.
  var isOverview: Bool {
    server == nil && parts.isEmpty && !includesRecords && series == nil && expression == nil && !includesAlerts
  }
}
