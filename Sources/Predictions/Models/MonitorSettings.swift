/// What a person may set about how predictions are judged and kept.
public struct MonitorSettings: Sendable, Hashable, Codable {
  /// How records are cut into windows.
  public enum Windowing: Sendable, Hashable, Codable {
    /// Panes that age, for watching.
    case live
    /// No windows: everything in one.
    case whole
    /// Windows of so many records.
    case count(Int)
    /// Windows of so much event time, aligned to the epoch.
    case duration(Duration)
  }

  public var windowing: Windowing
  /// Overrides what the log's labels suggest.
  public var task: PredictionTask?
  /// The class that scores are about.
  public var positive: String?
  /// A record without a prediction counts as positive when its score is at least this.
  public var threshold = 0.5
  /// Scores kept exactly for each model; older ones go into bins beyond it. Eight bytes each.
  public var exactScoreLimit: Int
  /// Predictions that may wait for their label, and labels for their prediction.
  public var pendingLimit = 500_000
  /// How models are held against a reference; `nil` where they are not.
  public var watch: WatchSettings?
  /// Whether traffic is measured as series, for rules; on a live screen it always is.
  public var measuresTraffic: Bool

  public init(windowing: Windowing) {
    self.windowing = windowing
    measuresTraffic = windowing == .live
    exactScoreLimit = windowing == .live ? 1_000_000 : 8_000_000
  }

  var limits: AggregateLimits {
    switch windowing {
    case .live: AggregateLimits(exactQuantileCount: 128, categoryCount: 50, sketchBits: 5)
    case .whole: AggregateLimits(exactQuantileCount: 32_768, categoryCount: 10_000)
    case .count, .duration: AggregateLimits(exactQuantileCount: 4_096, categoryCount: 1_000)
    }
  }

  /// `nil` where nobody watches: labels then join however late they are.
  var labelHorizon: LabelJoin.Horizon? {
    watch.map { LabelJoin.Horizon(nanoseconds: $0.labelHorizon.nanosecondCount, abandons: windowing == .live) }
  }

  func axis(hasTimes: Bool) -> ModelState.Axis {
    switch windowing {
    case .live: hasTimes ? .time : .count
    case .whole, .count: .count
    case .duration: .time
    }
  }

  func layout(_ axis: ModelState.Axis) -> PaneLayout {
    switch windowing {
    case .live: axis == .time ? .live : .liveCount
    case .whole: .whole
    case .count(let count): .fixed(Int64(count))
    case .duration(let duration): .fixed(max(1, duration.nanosecondCount))
    }
  }
}

extension Duration {
  fileprivate var nanosecondCount: Int64 {
    let (seconds, attoseconds) = components
    return seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000
  }
}
