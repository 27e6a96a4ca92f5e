public import Telemetry

/// Which server a row or view is about.
public struct ServerIdentity: Hashable, Sendable {
  /// The preset's id; empty for a target that no preset knows.
  public var preset: String
  public var job: String
  /// `nil` when the replicas of a job are summed.
  public var instance: String?

  public init(preset: String, job: String, instance: String? = nil) {
    self.preset = preset
    self.job = job
    self.instance = instance
  }
}

/// One row of the overview's servers.
public struct ServerSummary: Sendable, Equatable {
  public enum Health: Hashable, Sendable {
    /// Not scraped yet.
    case waiting
    case up
    /// Some of the replicas do not answer.
    case partlyUp(up: Int, of: Int)
    case down
    /// Its metrics come without being scraped, so that nothing says whether it answers.
    case unknown
  }

  public var identity: ServerIdentity
  /// The preset's title: "vLLM"; for a target without a preset its job.
  public var title: String
  /// What it serves, where it says so: values of the preset's first group label.
  public var models: [String] = []
  public var health: Health
  /// Why it is down, and since when.
  public var trouble: String?
  public var downSince: Timestamp?
  /// The latest figure of each panel: rates over the last four scrapes, the 95th percentile of a time that people wait
  /// for, the median of a pace or size. What a server does not offer, or does not say now, is absent.
  public var figures: [PanelRole: Double] = [:]
  /// The requests a second, or tokens, over the window, for the sparkline.
  public var history: SeriesProjection?
  public var replicaCount = 1
  /// Samples that the last scrapes brought together: all there is to say of a target that nothing is known about.
  public var sampleCount = 0
  /// What is gravest among the alerts about it; `nil` without any.
  public var alert: AlertMention?

  public init(identity: ServerIdentity, title: String, health: Health) {
    self.identity = identity
    self.title = title
    self.health = health
  }
}
