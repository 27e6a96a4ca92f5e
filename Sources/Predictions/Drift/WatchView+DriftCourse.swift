public import Analysis

// What the drift view shows beside the findings.
extension WatchView {
  /// The lengths of the sliding windows, quick before patient; empty before the first record beyond the reference, and in a
  /// report.
  public var slidingLengths: [(length: Int64, isTime: Bool)] {
    watch.drift.map { drift in drift.windows.map { ($0.length, drift.axis == .time) } } ?? []
  }

  /// How grave the looks at a feature were in each of consecutive buckets of an axis; `nil` where nobody looked.
  ///
  /// - Parameter feature: its place in the reference.
  public func gravities(ofFeature feature: Int, from start: Int64, step: Int64, count: Int) -> [DriftGravity?] {
    watch.drift?.history.gravities(ofFeature: feature, from: start, step: step, count: count)
      ?? Array(repeating: nil, count: count)
  }

  /// How often the checks of the quick window alarm where nothing has changed; `nil` without a reference and in a report.
  ///
  /// - Complexity: that of some hundred checks with their draws: to be asked for once.
  public func nullExperiment() -> NullExperiment? {
    guard let drift = watch.drift, drift.tumbling == nil else { return nil }
    return NullExperiment(drift.features.map(\.bins), windowSize: drift.usualWindowSize, policy: drift.policy)
  }

  /// How the windows of ``driftFindings()`` have counted one feature, in their order; of a report only everything.
  public func driftCounts(ofFeature feature: Int) -> [BinnedCounts] {
    guard let drift = watch.drift else { return [] }
    if let tumbling = drift.tumbling {
      return [drift.layout.counts(ofFeature: feature, in: tumbling.everything)]
    }
    return drift.windows.map { drift.layout.counts(ofFeature: feature, in: $0.total) }
  }
}
