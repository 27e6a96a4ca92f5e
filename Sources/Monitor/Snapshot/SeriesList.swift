public import Telemetry

/// The series that the explorer shows.
public struct SeriesList: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var labels: Labels
    public var kind: MetricMetadata.Kind
    /// The last value; per second for counters. `nil` when the series has ended.
    public var value: Double?
    /// Whether `value` and `history` are rates of a counter.
    public var isRate: Bool
    public var history: SeriesProjection

    public init(labels: Labels, kind: MetricMetadata.Kind, value: Double?, isRate: Bool, history: SeriesProjection) {
      self.labels = labels
      self.kind = kind
      self.value = value
      self.isRate = isRate
      self.history = history
    }
  }

  /// The filter that was asked for.
  public var filter: String
  /// The rows from `first` on, as many as were asked for, ordered by metric name and labels.
  public var rows: [Row] = []
  public var first = 0
  /// How many match.
  public var matchCount = 0
  public var totalCount = 0
  /// Samples in the store, and the bytes they take with their series.
  public var sampleCount = 0
  public var sizeBytes = 0
  /// Why the filter cannot be understood.
  public var problem: String?

  public init(filter: String = "") {
    self.filter = filter
  }
}

/// What the explorer asks for.
public struct SeriesListRequest: Sendable, Hashable {
  /// Words that must each occur in the name or a label (`name=value` too), or a selector as `up{job="x"}`.
  public var filter: String
  public var first: Int
  public var count: Int

  public init(filter: String = "", first: Int = 0, count: Int = 100) {
    self.filter = filter
    self.first = first
    self.count = count
  }
}
