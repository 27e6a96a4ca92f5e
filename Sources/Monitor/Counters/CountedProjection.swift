internal import Analysis
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// The overview's rows of the models that servers count, without those that a log tells more of.
  ///
  /// - Parameter counted: the models of ``QualityCounters/models(in:)``.
  func countedSummaries(_ counted: [QualityCounters], _ request: SnapshotRequest) -> [ModelSummary] {
    withoutLog(counted).compactMap { model in
      countedModel(model, request, withCourse: true).map { summary(of: $0, request) }
    }
  }

  /// The model that the request asks for, if servers count it.
  ///
  /// - Parameter takesFirst: whether the first will do when the wanted one is not among them.
  func countedDetail(_ counted: [QualityCounters], _ request: SnapshotRequest, takesFirst: Bool) -> ModelDetail? {
    let models = withoutLog(counted)
    let wanted = models.first { $0.identity == request.model } ?? (takesFirst ? models.first : nil)
    return wanted.flatMap { countedModel($0, request, withCourse: request.parts.contains(.series)) }
      .map { detail(of: $0, request) }
  }

  /// Of a model that also comes from a log the log is shown, since it has every single record.
  private func withoutLog(_ counted: [QualityCounters]) -> [QualityCounters] {
    let logged = Set(predictions.models.map(\.identity))
    return counted.filter { !logged.contains($0.identity) }
  }

  /// - Returns: `nil` when the counters have no sample yet.
  private func countedModel(
    _ model: QualityCounters, _ request: SnapshotRequest, withCourse: Bool
  ) -> CountedModel? {
    guard let now,
      let stretch = CountedStretch(model, in: telemetry.store, window: request.window, now: now)
    else { return nil }
    let quality = CountedQuality(ModelCounts(model, over: stretch), predictions.settings)
    var counted = CountedModel(
      quality: quality, beginning: CountedNotes.beginning(stretch), endedAt: stretch.endedAt)
    if withCourse {
      let first = Timestamp(milliseconds: stretch.start ?? stretch.firstSeen)
      let grid = BucketGrid(request.window, now: now, first: first, bucketCount: request.bucketCount)
      counted.course = CountedCourse(model, over: stretch, classes: quality.classes, grid)
    }
    return counted
  }

  // MARK: Overview

  func summary(of model: CountedModel, _ request: SnapshotRequest) -> ModelSummary {
    let quality = model.quality
    let nothing = SeriesProjection(
      id: "throughput", title: "requests/s", unit: .perSecond, axis: .count(start: 0, step: 1), values: [])
    var summary = ModelSummary(
      identity: quality.identity, task: quality.task, health: health(of: model), recordCount: quality.recordCount,
      labelledCount: quality.recordCount, traffic: model.course?.traffic ?? nothing)
    let intervals = quality.evaluation.intervals
    summary.quality = quality.evaluation.headline.map { metric in
      Figure(metric, interval: intervals.first { $0.id == metric.id })
    }
    summary.qualityHistory = model.course?.accuracy
    summary.recordsPerSecond = model.course?.recordsPerSecond
    return summary
  }

  private func health(of model: CountedModel) -> ModelSummary.Health {
    if let ended = model.endedAt { return .silent(since: Timestamp(milliseconds: ended)) }
    return model.quality.recordCount < Self.labelledNeed ? .tooFew(need: Self.labelledNeed) : .ok
  }

  // MARK: Detail

  func detail(of model: CountedModel, _ request: SnapshotRequest) -> ModelDetail {
    let quality = model.quality
    let evaluation = quality.evaluation
    var detail = ModelDetail(
      identity: quality.identity, task: quality.task, recordCount: quality.recordCount,
      labelledCount: quality.recordCount)
    detail.classes = quality.classes
    detail.positiveClass = quality.positiveClass
    if request.parts.contains(.confusion) { detail.confusion = evaluation.matrix }
    if request.parts.contains(.series) || request.parts.contains(.curves) {
      let intervals = evaluation.intervals
      detail.figures = evaluation.metrics.map { metric in
        Figure(metric, interval: intervals.first { $0.id == metric.id })
      }
      detail.figures.sort { rank($0.id) < rank($1.id) }
    }
    if request.parts.contains(.curves), quality.task == .binary, let scores = evaluation.scores {
      detail.curves = CurveProjection(
        scores, figures: detail.figures, threshold: request.threshold ?? predictions.settings.threshold)
    }
    if let course = model.course {
      detail.series = [course.accuracy, course.traffic]
      detail.classShares = course.classShares
    }
    detail.notes = CountedNotes.sentences(model, curves: detail.curves)
    return detail
  }
}
