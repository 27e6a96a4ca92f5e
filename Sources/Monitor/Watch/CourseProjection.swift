internal import Analysis
internal import Predictions

extension MonitorState {
  /// The quality over the window, as estimated, partial and realised; `nil` where nothing could be estimated and all
  /// labels came with their records, so that there is nothing to mature.
  func qualityCourse(of view: ModelView, _ plan: WindowPlan) -> QualityCourse? {
    guard let watch = view.watch, watch.hasEstimator || watch.lateLabelCount > 0 else { return nil }
    let buckets = view.buckets(from: plan.start, step: plan.step, count: plan.count, withFields: false)
    return CourseProjection(view: view, watch: watch, plan: plan, buckets: buckets).course
  }

  /// What a model without labels in the window is expected to achieve.
  func estimatedQuality(of view: ModelView, _ window: WindowAggregate) -> QualityEstimate? {
    guard window.labelledCount == 0 else { return nil }
    return view.watch.flatMap { QualityEstimate($0, window) }
  }
}

/// Makes the course of one model's headline figure.
private struct CourseProjection {
  let view: ModelView
  let watch: WatchView
  let plan: WindowPlan
  let buckets: [WindowAggregate?]

  /// Earlier buckets from which the estimate's own error is told.
  private static let pastBuckets: Int64 = 200
  /// A bucket with fewer records bears accuracy rather than an area.
  private static let areaNeed = 50.0

  var course: QualityCourse {
    let id = figure
    let title = FigureTitles.title(of: id)
    var course = QualityCourse(id: id, title: title, axis: plan.axis)
    let looks = looks
    course.points = buckets.map { $0.map { point(id, $0, looks) } }
    course.reference = watch.referenceFigure(id)?.value
    course.referenceBand = watch.referenceBand(id, over: typicalCount)
    course.pastError = PastEstimates(of: id, in: (earlierBuckets + buckets).compactMap { $0 }).meanError
    course.labelDelay = watch.labelDelay
    let window = view.window(from: plan.start, to: plan.end, withFields: false)
    course.coverage = window.labelCoverage
    course.estimate = QualityEstimate(watch, window)
    course.notes = view.labelNotes
    course.loss = watch.lossSentence
    return course
  }

  private var figure: String {
    if view.task == .regression { return "mae" }
    return typicalCount >= Self.areaNeed && watch.referenceFigure("roc_auc") != nil ? "roc_auc" : "accuracy"
  }

  /// Records of the middle one of the buckets that have any.
  private var typicalCount: Double {
    let counts = buckets.compactMap { $0?.recordCount }.sorted()
    return counts.isEmpty ? 0 : Double(counts[counts.count / 2])
  }

  private var looks: LossLooks {
    LossLooks(seconds: plan.isTime ? Double(plan.step) / 1e9 : nil, records: typicalCount, count: plan.count)
  }

  private func point(_ id: String, _ window: WindowAggregate, _ looks: LossLooks) -> QualityCourse.Point {
    var point = QualityCourse.Point(coverage: window.labelCoverage)
    if let loss = watch.estimatedLoss(id, of: window, looks) {
      point.estimated = loss.value
      point.estimatedInterval = max(0, loss.interval.lowerBound)...min(1, max(0, loss.interval.upperBound))
    }
    point.realised = window.realised(id)
    return point
  }

  private var earlierBuckets: [WindowAggregate?] {
    guard let first = view.firstPosition, first < plan.start else { return [] }
    let (length, overflow) = plan.start.subtractingReportingOverflow(first)
    let count = overflow ? Self.pastBuckets : min(Self.pastBuckets, length / plan.step)
    return view.buckets(
      from: plan.start - count * plan.step, step: plan.step, count: Int(count), withFields: false)
  }
}

extension QualityEstimate {
  fileprivate init?(_ watch: WatchView, _ window: WindowAggregate) {
    guard let (figure, value, margin) = watch.estimatedQuality(of: window) else { return nil }
    self.init(id: figure, title: FigureTitles.title(of: figure), value: value, margin: margin)
  }
}
