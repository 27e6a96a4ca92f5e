public import Telemetry

/// One step that rewrites the labels of a target or of a sample, as in Prometheus's `relabel_config`.
public struct RelabelRule: Sendable {
  public init() {}
}

extension [RelabelRule] {
  /// The labels after all rules; `nil` when a rule dropped them.
  public func applied(to labels: Labels) -> Labels? {
    labels
  }
}
