/// How a scraped target is doing, as the sources view shows it.
public struct TargetHealth: Hashable, Sendable, Codable {
  public enum State: Hashable, Sendable, Codable {
    /// Not scraped yet.
    case waiting
    case up
    /// The last scrape failed; the sentence says why.
    case down(String)
  }

  /// The address without secrets: "http://host:8000/metrics".
  public var url: String
  public var job: String
  public var instance: String
  public var state = State.waiting
  public var interval: Duration
  public var timeout: Duration
  public var lastScrape: Timestamp?
  /// How long the last scrape took.
  public var duration: Duration?
  /// When it is tried again.
  public var nextScrape: Timestamp?
  /// Failures in a row, 0 while up.
  public var failureCount = 0
  /// Samples that the last scrape brought, before and after relabelling.
  public var sampleCount = 0
  public var keptCount = 0
  /// Series that were new in the last scrape.
  public var addedCount = 0
  /// Of the expanded body.
  public var bodyBytes = 0
  /// "text 0.0.4", "OpenMetrics 1.0.0"; empty until known.
  public var format = ""
  /// What a person should know about this target: one sentence each.
  public var notes: [String] = []

  public init(url: String, job: String, instance: String, interval: Duration, timeout: Duration) {
    self.url = url
    self.job = job
    self.instance = instance
    self.interval = interval
    self.timeout = timeout
  }
}
