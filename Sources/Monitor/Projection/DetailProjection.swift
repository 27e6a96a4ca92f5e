internal import Analysis
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// One model over the window, as far as the request asks for it.
  func detail(of view: ModelView, _ request: SnapshotRequest) -> ModelDetail? {
    guard let plan = WindowPlan(request.window, of: view, now: now, bucketCount: request.bucketCount) else {
      return nil
    }
    let window = view.window(from: plan.start, to: plan.end, withFields: request.parts.contains(.fields))
    var detail = ModelDetail(
      identity: view.identity, task: view.task, recordCount: window.recordCount, labelledCount: window.labelledCount)
    detail.classes = window.classes
    detail.positiveClass = window.positiveClass
    detail.notes = view.notes + waitingNotes
    if request.parts.contains(.confusion) { detail.confusion = window.confusion }
    if request.parts.contains(.series) || request.parts.contains(.curves) {
      describe(window, request, &detail)
    }
    if request.parts.contains(.series) {
      let buckets = view.buckets(from: plan.start, step: plan.step, count: plan.count, withFields: true)
      detail.series = series(buckets, plan, view, detail)
      detail.classShares = classShares(buckets, plan, detail.classes)
    }
    fillWatch(&detail, of: view, plan, request)
    if request.parts.contains(.fields) { detail.fields = window.fields().map(FieldSummary.init) }
    return detail
  }

  private var waitingNotes: [String] {
    let waiting = predictions.waiting
    guard waiting.predictions > 0 else { return [] }
    return ["\(waiting.predictions) predictions wait for their label, all models together"]
  }

  /// Figures and curves, which share one sort of the scores.
  private func describe(_ window: WindowAggregate, _ request: SnapshotRequest, _ detail: inout ModelDetail) {
    switch window.task {
    case .binary:
      let evaluation = window.binary
      let intervals = evaluation.intervals
      detail.figures = evaluation.metrics.map { metric in
        Figure(metric, interval: intervals.first { $0.id == metric.id })
      }
      if request.parts.contains(.curves) {
        detail.curves = CurveProjection(evaluation, threshold: request.threshold ?? predictions.settings.threshold)
      }
    case .multiclass:
      let evaluation = window.multiclass
      let intervals = evaluation.intervals
      detail.figures = evaluation.metrics.map { metric in
        Figure(metric, interval: intervals.first { $0.id == metric.id })
      }
      if evaluation.droppedCount > 0 {
        detail.notes.append("probabilities of the oldest \(evaluation.droppedCount) records no longer fit")
      }
    case .regression:
      detail.figures = window.regressionMetrics.map { Figure($0) }
    case .unlabelled:
      detail.figures = []
    }
    detail.figures.sort { rank($0.id) < rank($1.id) }
  }

  /// The most telling figures come first.
  func rank(_ id: String) -> Int {
    let first = ["roc_auc", "accuracy", "f1", "f1_macro", "precision", "recall", "mae", "rmse", "r2", "bias"]
    return first.firstIndex(of: id) ?? first.count
  }

  // MARK: Series

  private func series(
    _ buckets: [WindowAggregate?], _ plan: WindowPlan, _ view: ModelView, _ detail: ModelDetail
  ) -> [SeriesProjection] {
    var series: [SeriesProjection] = []
    if let quality = detail.figures.first(where: { $0.value != nil }),
      let history = qualityHistory(buckets, plan, quality)
    {
      series.append(history)
    }
    series.append(traffic(buckets, plan))
    if view.hasLatency {
      for (id, title, quantile) in [("latency_p50", "latency p50", 0.5), ("latency_p99", "latency p99", 0.99)] {
        let values = buckets.map { $0?.latencySeconds(quantile: quantile) }
        series.append(SeriesProjection(id: id, title: title, unit: .seconds, axis: plan.axis, values: values))
      }
    }
    if view.hasStatus {
      let values = buckets.map { $0?.errorRatio }
      series.append(SeriesProjection(id: "errors", title: "errors", unit: .ratio, axis: plan.axis, values: values))
    }
    return (series + fieldSeries(buckets, plan)).map { $0.banded() }
  }

  /// Mean, variance and median of the first numeric fields over time.
  private func fieldSeries(_ buckets: [WindowAggregate?], _ plan: WindowPlan) -> [SeriesProjection] {
    guard let sample = buckets.compactMap({ $0 }).last else { return [] }
    let numeric = sample.fields(topCount: 0).filter(\.isNumber).prefix(16)
    return numeric.flatMap { field -> [SeriesProjection] in
      let numbers = buckets.map { $0?.numbers(ofField: field.index) }
      return [
        ("mean", numbers.map { $0?.mean }), ("median", numbers.map { $0?.median }),
        ("variance", numbers.map { $0?.variance }),
      ].map { statistic, values in
        SeriesProjection(
          id: "field:\(field.name):\(statistic)", title: "\(field.name) \(statistic)", unit: .plain, axis: plan.axis,
          values: values)
      }
    }
  }

  private func classShares(
    _ buckets: [WindowAggregate?], _ plan: WindowPlan, _ classes: [String]
  ) -> [SeriesProjection] {
    let shares = buckets.map { $0?.classShares }
    return classes.enumerated().map { index, label in
      let values = shares.map { share in share.flatMap { index < $0.count ? $0[index] : nil } }
      return SeriesProjection(id: "share:\(label)", title: label, unit: .ratio, axis: plan.axis, values: values)
    }
  }
}

extension FieldSummary {
  init(_ field: FieldReport) {
    self.init(
      name: field.name, kind: field.isNumber ? .number : .category, count: field.count, missing: field.missing)
    mean = field.mean
    variance = field.variance
    median = field.median
    min = field.min
    max = field.max
    p90 = field.p90
    p99 = field.p99
    top = field.top
    quantileError = field.quantileError
  }
}
