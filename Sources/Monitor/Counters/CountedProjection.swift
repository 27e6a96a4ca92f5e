internal import Analysis
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// The overview's rows of the models that servers count, without those that a log tells more of.
  ///
  /// - Parameter counted: the models of ``QualityCounters/models(in:)``.
  func countedSummaries(_ counted: [QualityCounters], _ request: SnapshotRequest) -> [ModelSummary] {
    guard let now else { return [] }
    return withoutLog(counted).compactMap { model in
      quality(of: model, request, now).map { summary(of: $0, request, now) }
    }
  }

  /// The model that the request asks for, if servers count it.
  ///
  /// - Parameter takesFirst: whether the first will do when the wanted one is not among them.
  func countedDetail(_ counted: [QualityCounters], _ request: SnapshotRequest, takesFirst: Bool) -> ModelDetail? {
    let models = withoutLog(counted)
    let wanted = models.first { $0.identity == request.model } ?? (takesFirst ? models.first : nil)
    guard let now, let model = wanted else { return nil }
    return quality(of: model, request, now).map { detail(of: $0, request, now) }
  }

  /// Of a model that also comes from a log the log is shown, since it has every single record.
  private func withoutLog(_ counted: [QualityCounters]) -> [QualityCounters] {
    let logged = Set(predictions.models.map(\.identity))
    return counted.filter { !logged.contains($0.identity) }
  }

  /// - Returns: `nil` when the counters have no sample yet.
  private func quality(of model: QualityCounters, _ request: SnapshotRequest, _ now: Timestamp) -> CountedQuality? {
    CountedStretch(model, in: telemetry.store, window: request.window, now: now).map {
      CountedQuality(model, over: $0, predictions.settings)
    }
  }

  private func grid(_ quality: CountedQuality, _ request: SnapshotRequest, _ now: Timestamp) -> BucketGrid {
    let first = quality.stretch.start ?? quality.stretch.firstSeen
    return BucketGrid(
      request.window, now: now, first: Timestamp(milliseconds: first), bucketCount: request.bucketCount)
  }

  // MARK: Overview

  private func summary(of quality: CountedQuality, _ request: SnapshotRequest, _ now: Timestamp) -> ModelSummary {
    let course = CountedCourse(quality, grid(quality, request, now))
    var summary = ModelSummary(
      identity: quality.identity, task: quality.task, health: health(of: quality), recordCount: quality.recordCount,
      labelledCount: quality.recordCount, traffic: course.traffic)
    let intervals = quality.evaluation.intervals
    summary.quality = quality.evaluation.headline.map { metric in
      Figure(metric, interval: intervals.first { $0.id == metric.id })
    }
    summary.qualityHistory = course.accuracy
    summary.recordsPerSecond = course.recordsPerSecond
    return summary
  }

  private func health(of quality: CountedQuality) -> ModelSummary.Health {
    if let ended = quality.stretch.endedAt { return .silent(since: Timestamp(milliseconds: ended)) }
    return quality.recordCount < Self.labelledNeed ? .tooFew(need: Self.labelledNeed) : .ok
  }

  // MARK: Detail

  private func detail(of quality: CountedQuality, _ request: SnapshotRequest, _ now: Timestamp) -> ModelDetail {
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
    if request.parts.contains(.series) {
      let course = CountedCourse(quality, grid(quality, request, now))
      detail.series = [course.accuracy, course.traffic]
      detail.classShares = course.classShares
    }
    detail.notes = CountedNotes.sentences(quality, curves: detail.curves)
    return detail
  }
}
