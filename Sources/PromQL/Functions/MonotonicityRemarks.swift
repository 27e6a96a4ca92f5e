internal import Telemetry

/// What is to be said of histograms whose counts fell from one bucket to the next: once for each metric, whatever the
/// number of steps.
struct MonotonicityRemarks {
  private struct Remark {
    var correction: BucketCounts.Correction
    var count = 0
    var first: Int64
    var last: Int64
  }

  // By the metric's name, as a label since those are told apart by bytes.
  private var remarks: [Label: Remark] = [:]

  /// - Parameter quantiles: for which the histogram is read; what lies outside of 0…1 takes no look at it.
  mutating func note(
    _ correction: BucketCounts.Correction?, of labels: Labels, at time: Int64, for quantiles: [Double]
  ) {
    guard let correction else { return }
    let count = quantiles.count { $0 >= 0 && $0 <= 1 }
    if count == 0 { return }
    let name = Label(Labels.metricNameLabel, labels.metricName)
    var remark = remarks[name] ?? Remark(correction: correction, first: time, last: time)
    remark.count += count
    remark.first = min(remark.first, time)
    remark.last = max(remark.last, time)
    remark.correction.lowestBound = min(remark.correction.lowestBound, correction.lowestBound)
    remark.correction.highestBound = max(remark.correction.highestBound, correction.highestBound)
    remark.correction.largestDifference = max(remark.correction.largestDifference, correction.largestDifference)
    remarks[name] = remark
  }

  func publish(in evaluation: Evaluation, at range: Range<Int>) {
    for (name, remark) in remarks.sorted(by: { $0.key < $1.key }) {
      let correction = remark.correction
      evaluation.annotate(
        .info,
        """
        input to histogram_quantile needed to be fixed for monotonicity (see \
        https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)\
        \(Labels([name]).forMetricName), \
        from buckets \(GoNumber.general(correction.lowestBound)) to \(GoNumber.general(correction.highestBound)), \
        with a max diff of \(correction.largestDifference.generalText(digits: 2)), over \(remark.count) samples \
        from \(CalendarTime(milliseconds: remark.first).text) to \(CalendarTime(milliseconds: remark.last).text)
        """,
        at: range)
    }
  }
}
