internal import Telemetry

/// How a query is evaluated.
public struct EvaluationOptions: Sendable, Equatable, Codable {
  /// How long a sample stands for its series.
  public var lookBack = Staleness.lookBack
  /// The step of a subquery that names none, in milliseconds; Prometheus's default is its evaluation interval, a minute.
  public var subqueryStep: Int64 = 60_000
  /// Whether a window holds a sample that lies exactly on its start, as before Prometheus 3.
  public var hasClosedWindows = false
  /// The most samples that may be in memory at once, as Prometheus's `--query.max-samples`.
  public var sampleLimit = 50_000_000

  public init() {}
}
