internal import Telemetry

/// Samples of one metric (all labels equal but bounds, quantiles and states) stand together and in order of time.
struct GroupRule: FamilyRule {
  private var group: Labels?
  private var stamp: Double?
  private var seen: Set<Labels> = []

  mutating func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    // Any label of an info may be part of its value, so its groups cannot be told apart.
    guard family.kind != .info else { return }
    let next = Self.group(of: sample, suffix: suffix, in: family)
    if next != group, !seen.insert(next).inserted {
      report.fail(at: sample.offset, "the samples of one metric of \(family.name) must stand together")
    }
    if next == group {
      if (sample.stamp == nil) != (stamp == nil) {
        report.fail(at: sample.offset, "some samples of the metric have a time stamp and some have none")
      } else if let last = stamp, let now = sample.stamp, now < last {
        report.fail(at: sample.offset, "the time stamps of the metric go backwards")
      }
    }
    group = next
    stamp = sample.stamp
  }

  /// The labels that samples of one metric have in common.
  static func group(of sample: CheckedSample, suffix: String, in family: OpenMetricsFamily) -> Labels {
    let own: String?
    switch family.kind {
    case .histogram, .gaugeHistogram: own = suffix == "_bucket" ? "le" : nil
    case .summary: own = suffix.isEmpty ? "quantile" : nil
    case .stateSet: own = family.name
    default: own = nil
    }
    guard let own else { return Labels(sample.labels) }
    return Labels(sample.labels.filter { !$0.name.utf8.elementsEqual(own.utf8) })
  }
}
