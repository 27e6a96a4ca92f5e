internal import Predictions
internal import Telemetry

extension MonitorState {
  /// What the views need now.
  public func snapshot(_ request: SnapshotRequest) -> Snapshot {
    var cache = SnapshotCache()
    return snapshot(request, &cache)
  }

  /// - Parameter cache: kept by the owner from one snapshot to the next.
  func snapshot(_ request: SnapshotRequest, _ cache: inout SnapshotCache) -> Snapshot {
    cache.answers.begin()
    var snapshot = Snapshot(time: now, window: request.window)
    snapshot.isLive = isLive
    snapshot.sources = sourceList
    snapshot.targets = telemetry.targetList
    telemetry.fill(&snapshot, request, &cache.servers)
    fillQueried(&snapshot, request, &cache)
    let views = predictions.models
    let counted = cache.countedModels(in: telemetry.store)
    let models = ownModels(request, &cache)
    let queried = queriedModels(request, known: counted, &cache)
    snapshot.models =
      queried.isEmpty
      ? models : (models + queried.map { summary(of: $0, request) }).sorted { $0.identity < $1.identity }
    if !request.parts.isEmpty { snapshot.detail = detail(views, counted, queried, request) }
    fillNullRate(&snapshot.detail, views, &cache)
    if request.includesRecords { snapshot.records = recordList() }
    snapshot.series = seriesList(request, &cache.matches)
    snapshot.expression = expression(request, &cache)
    snapshot.completion = completion(request, &cache)
    fillAlerts(&snapshot, request, &cache)
    snapshot.queryServer = queryServerName
    snapshot.openQuestionCount = openQuestionCount(cache.answers.wanted)
    return snapshot
  }

  /// The model that the request asks for, else the first of the logs, else the first that a server counts.
  private func detail(
    _ views: [ModelView], _ counted: [QualityCounters], _ queried: [CountedModel], _ request: SnapshotRequest
  ) -> ModelDetail? {
    if let view = views.first(where: { $0.identity == request.model }) {
      var detail = detail(of: view, request)
      if counted.contains(where: { $0.identity == view.identity }) {
        detail?.notes.append("A server counts this model too; shown is its log, which has every record")
      }
      return detail
    }
    if let model = queried.first(where: { $0.quality.identity == request.model }) { return detail(of: model, request) }
    return countedDetail(counted, request, takesFirst: views.isEmpty)
      ?? views.first.flatMap { detail(of: $0, request) }
      ?? queried.first.map { detail(of: $0, request) }
  }

  private func recordList() -> RecordList {
    var list = RecordList()
    list.last = recent.last(200)
    list.malformed = sourceList.flatMap(\.malformedExamples)
    list.malformedCount = sourceList.reduce(0) { $0 + $1.malformedCount }
    list.otherCount = sourceList.reduce(0) { $0 + $1.otherCount }
    return list
  }

  // MARK: Overview

  /// The models that are known without asking a server, in their order.
  func ownModels(_ request: SnapshotRequest, _ cache: inout SnapshotCache) -> [ModelSummary] {
    let key = SnapshotCache.ModelsKey(version: version, window: request.window, bucketCount: request.bucketCount)
    if let known = cache.models(for: key) { return known }
    let counted = cache.countedModels(in: telemetry.store)
    let models = (predictions.models.map { summary(of: $0, request) } + countedSummaries(counted, request))
      .sorted { $0.identity < $1.identity }
    cache.models = (key, models)
    return models
  }

  private func summary(of view: ModelView, _ request: SnapshotRequest) -> ModelSummary {
    guard let plan = WindowPlan(request.window, of: view, now: now, bucketCount: request.bucketCount) else {
      let nothing = SeriesProjection(
        id: "traffic", title: "", unit: .count, axis: .count(start: 0, step: 1), values: [])
      return ModelSummary(
        identity: view.identity, task: view.task, health: .tooFew(need: 1), recordCount: 0, labelledCount: 0,
        traffic: nothing)
    }
    let window = view.window(from: plan.start, to: plan.end, withFields: false)
    let buckets = view.buckets(from: plan.start, step: plan.step, count: plan.count, withFields: false)
    var summary = ModelSummary(
      identity: view.identity, task: view.task, health: health(of: view, labelledCount: window.labelledCount),
      recordCount: window.recordCount,
      labelledCount: window.labelledCount, traffic: traffic(buckets, plan))
    summary.quality = headline(window)
    summary.estimate = estimatedQuality(of: view, window)
    summary.recordsPerSecond = recordsPerSecond(window, plan, view)
    summary.latencyP99Seconds = view.hasLatency ? window.latencySeconds(quantile: 0.99) : nil
    summary.drift = driftSummary(of: view)
    summary.errorRatio = view.hasStatus ? window.errorRatio : nil
    summary.qualityHistory = qualityHistory(buckets, plan, summary.quality)
    return summary
  }

  /// Fewer labelled records than this say nothing about quality.
  static let labelledNeed = 30

  func health(of view: ModelView, labelledCount: Int) -> ModelSummary.Health {
    if isLive, let clock, let last = lastArrival[view.identity], isSilent(view, since: last, at: clock) {
      return .silent(since: last)
    }
    if view.task == .unlabelled { return .ok }
    if let loss = view.watch?.lossSentence { return .worse(loss) }
    if labelledCount == 0 { return .unlabelled }
    return labelledCount < Self.labelledNeed ? .tooFew(need: Self.labelledNeed) : .ok
  }

  /// Whether nothing has come for ten times the usual gap, and a minute at least.
  private func isSilent(_ view: ModelView, since last: Timestamp, at clock: Timestamp) -> Bool {
    guard view.recordCount > 1, let first = view.firstPosition, let latest = view.lastTime, view.hasTimeAxis else {
      return false
    }
    let usualGap = Double(latest.nanoseconds - first) / Double(view.recordCount)
    return Double((clock - last).nanoseconds) > max(60e9, usualGap * 10)
  }

  private func headline(_ window: WindowAggregate) -> Figure? {
    guard let metric = window.headline else { return nil }
    return Figure(metric, interval: window.task == .regression ? nil : headlineInterval(metric, window))
  }

  private func headlineInterval(_ metric: Metric, _ window: WindowAggregate) -> MetricInterval? {
    window.headlineInterval(metric.id)
  }

  private func recordsPerSecond(_ window: WindowAggregate, _ plan: WindowPlan, _ view: ModelView) -> Double? {
    guard plan.isTime, let now, window.recordCount > 0, let first = view.firstPosition else { return nil }
    // A model that is younger than the window has had less time.
    let seconds = Double(now.nanoseconds - max(plan.start, first)) / 1e9
    return Double(window.recordCount) / max(1, seconds)
  }

  // MARK: Series

  func traffic(_ buckets: [WindowAggregate?], _ plan: WindowPlan) -> SeriesProjection {
    let values = buckets.enumerated().map { index, window -> Double? in
      guard let window else { return plan.isTime ? nil : nil }
      return plan.seconds(ofBucket: index, now: now).map { Double(window.recordCount) / $0 }
        ?? Double(window.recordCount)
    }
    return SeriesProjection(
      id: "throughput", title: plan.isTime ? "requests/s" : "records", unit: plan.isTime ? .perSecond : .count,
      axis: plan.axis, values: values)
  }

  func qualityHistory(_ buckets: [WindowAggregate?], _ plan: WindowPlan, _ quality: Figure?) -> SeriesProjection? {
    guard let quality else { return nil }
    // A bucket is small: the figure that it can bear is accuracy rather than AUC.
    let values = buckets.map { window in window?.quickQuality(like: quality.id) }
    let id = quality.id == "roc_auc" ? "accuracy" : quality.id
    return SeriesProjection(
      id: id, title: FigureTitles.title(of: id), unit: .plain, axis: plan.axis, values: values)
  }
}
