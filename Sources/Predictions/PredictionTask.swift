/// What a model does, which decides the figures that make sense for it.
public enum PredictionTask: String, Hashable, Sendable, Codable, CaseIterable {
  case binary
  case multiclass
  case regression
  /// Nothing to measure quality by: traffic, latency and numbers only.
  case unlabelled
}
