internal import Telemetry

/// The buckets of a histogram rise to +Inf, and its count and sum agree with them.
struct HistogramRule: FamilyRule {
  /// One metric at one time.
  private struct Metric {
    var group: Labels
    var stamp: Double?
    var offset: Int
    var bound: Double?
    var cumulative = 0.0
    var count: Double?
    var hasSum = false
    var hasNegativeBound = false
    var hasNegativeGaugeSum = false
  }

  private var metric: Metric?

  mutating func sample(
    _ sample: CheckedSample, suffix: String, in family: OpenMetricsFamily, _ report: inout CheckReport
  ) {
    guard family.kind == .histogram || family.kind == .gaugeHistogram, suffix != "_created" else { return }
    let group = GroupRule.group(of: sample, suffix: suffix, in: family)
    if let metric, metric.group != group || metric.stamp != sample.stamp {
      Self.check(metric, of: family, &report)
      self.metric = nil
    }
    var metric = self.metric ?? Metric(group: group, stamp: sample.stamp, offset: sample.offset)
    switch suffix {
    case "_bucket": Self.take(bucket: sample, into: &metric, &report)
    case "_count", "_gcount": metric.count = sample.value
    default:
      metric.hasSum = true
      metric.hasNegativeGaugeSum = suffix == "_gsum" && sample.value < 0
    }
    self.metric = metric
  }

  mutating func end(of family: OpenMetricsFamily, _ report: inout CheckReport) {
    if let metric { Self.check(metric, of: family, &report) }
  }

  private static func take(bucket sample: CheckedSample, into metric: inout Metric, _ report: inout CheckReport) {
    guard let bound = sample.number(of: "le"), !bound.isNaN, !bound.isInfinite || sample["le"] == "+Inf" else {
      report.fail(at: sample.offset, "a bucket needs its upper bound as a number in the label le, infinity as “+Inf”")
      return
    }
    if let last = metric.bound, bound <= last {
      report.fail(at: sample.offset, "the bounds of the buckets do not rise")
    }
    if sample.value < metric.cumulative {
      report.fail(at: sample.offset, "a bucket holds less than the one below, but buckets are cumulative")
    }
    metric.hasNegativeBound = metric.hasNegativeBound || bound < 0
    metric.bound = bound
    metric.cumulative = sample.value
  }

  private static func check(_ metric: Metric, of family: OpenMetricsFamily, _ report: inout CheckReport) {
    let (count, sum) = family.kind == .histogram ? ("_count", "_sum") : ("_gcount", "_gsum")
    if metric.bound != .infinity {
      report.fail(at: metric.offset, "a histogram of \(family.name) has no bucket +Inf")
    } else if let total = metric.count, total != metric.cumulative {
      report.fail(at: metric.offset, "\(family.name)\(count) differs from the bucket +Inf")
    }
    if metric.hasSum != (metric.count != nil) {
      report.fail(at: metric.offset, "\(family.name)\(count) and \(family.name)\(sum) must stand together")
    }
    if metric.hasNegativeBound, metric.hasSum, family.kind == .histogram {
      report.fail(at: metric.offset, "a histogram with negative buckets cannot have a \(sum)")
    }
    if !metric.hasNegativeBound, metric.hasNegativeGaugeSum {
      report.fail(at: metric.offset, "\(family.name)\(sum) is negative without negative buckets")
    }
  }
}
