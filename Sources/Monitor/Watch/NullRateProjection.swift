internal import Analysis
internal import Predictions

extension MonitorState {
  /// Measures how often the checks of the model that is shown alarm where nothing has changed, once for a reference.
  func fillNullRate(_ detail: inout ModelDetail?, _ views: [ModelView], _ cache: inout SnapshotCache) {
    guard let identity = detail?.identity, let drift = detail?.drift, drift.reference.missingCount == 0,
      let watch = views.first(where: { $0.identity == identity })?.watch
    else { return }
    if let known = cache.nullRates[identity], known.reference == drift.reference {
      detail?.drift?.nullRate = known.rate
      return
    }
    let rate = watch.nullExperiment().flatMap { NullRate($0) }
    cache.nullRates[identity] = (drift.reference, rate)
    detail?.drift?.nullRate = rate
  }
}

extension NullRate {
  init?(_ experiment: NullExperiment) {
    guard let ratio = experiment.ratio else { return nil }
    let level = NullExperiment.level
    self.init(
      share: ratio.value * level, interval: ratio.interval.lowerBound * level...ratio.interval.upperBound * level,
      level: level)
    basis =
      "\(experiment.alarmCount) of \(experiment.trialCount) seeded windows of \(experiment.windowSize) values "
      + "at level .05"
  }
}
