public import Telemetry

/// A figure of the watch as a sample of a series, for rules, sparklines and the explorer.
public struct WatchedSample: Sendable, Equatable, Codable {
  public var labels: Labels
  public var sample: Sample

  public init(labels: Labels, sample: Sample) {
    self.labels = labels
    self.sample = sample
  }
}
