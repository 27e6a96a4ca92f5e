internal import Analysis
internal import Telemetry

/// The series of a model's maturity: a sample each at the end of a minute of event time, over the hour before.
///
/// - `ml_label_coverage_ratio{model, version}`, `ml_label_delay_seconds{model, version, quantile}`.
/// - `ml_estimated_quality{model, version, metric}` from scores, `ml_realised_quality{model, version, metric}` from labels.
extension MaturityState {
  /// - Parameter end: of the minute, in nanoseconds.
  func report(_ end: Int64, _ model: ModelState, _ samples: inout [WatchedSample]) {
    let total = minutes.total
    guard total.recordCount > 0 else { return }
    var series = MaturitySeries(identity: model.identity, milliseconds: end / 1_000_000)
    series.add("ml_label_coverage_ratio", Double(total.labelledCount) / Double(total.recordCount))
    let quantiles = [0.5, 0.95]
    for (quantile, delay) in zip(quantiles, delays.quantiles(quantiles)) {
      if let delay { series.add("ml_label_delay_seconds", delay, Label("quantile", "\(quantile)")) }
    }
    if total.expected.count >= WindowAggregate.estimateNeed {
      let estimate = total.expected.estimate
      for (metric, figure) in [("accuracy", estimate.accuracy), ("roc_auc", estimate.rocAUC)] {
        if let figure { series.add("ml_estimated_quality", figure.value, Label("metric", metric)) }
      }
    }
    if total.judgedCount > 0 {
      series.add(
        "ml_realised_quality", Double(total.rightCount) / Double(total.judgedCount), Label("metric", "accuracy"))
    } else if total.errorCount > 0 {
      series.add("ml_realised_quality", total.absoluteError / Double(total.errorCount), Label("metric", "mae"))
    }
    addReference(total, to: &series)
    samples += series.samples
  }
}

/// Samples of one model at one time.
struct MaturitySeries {
  let identity: ModelIdentity
  let milliseconds: Int64
  private(set) var samples: [WatchedSample] = []

  init(identity: ModelIdentity, milliseconds: Int64) {
    self.identity = identity
    self.milliseconds = milliseconds
  }

  mutating func add(_ name: String, _ value: Double, _ labels: Label...) {
    guard value.isFinite else { return }
    samples.append(
      WatchedSample(
        labels: Labels(name: name, identity.labels + labels), sample: Sample(milliseconds: milliseconds, value: value)))
  }
}
