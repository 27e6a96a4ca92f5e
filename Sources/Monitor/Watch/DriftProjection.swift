internal import Analysis
internal import Predictions
internal import Telemetry

extension MonitorState {
  /// `nil` where nothing is held against a reference.
  func driftSummary(of view: ModelView) -> DriftSummary? {
    guard let watch = view.watch else { return nil }
    guard watch.reference != nil else {
      return watch.referenceInTheMaking.map { .learning(have: $0.recordCount, want: watch.wantedCount) }
    }
    let verdicts = watch.featureVerdicts()
    guard verdicts.contains(where: { $0.verdict.rank > Verdict.insufficientData(need: 1).rank }) else { return .tooFew }
    let drifting = verdicts.compactMap { feature in
      feature.drift.map { (name: feature.name, finding: $0, onset: feature.onset) }
    }
    let first = drifting.enumerated().min { left, right in
      // The one that began first; of several the clearest.
      let times = (left.element.onset?.nanoseconds ?? .max, right.element.onset?.nanoseconds ?? .max)
      guard times.0 == times.1 else { return times.0 < times.1 }
      return left.element.finding.isGraver(than: right.element.finding)
    }
    let mover = first.map { first in
      // What costs more is looked up for the one that is shown.
      let finding = watch.currentFindings().first { $0.name.utf8.elementsEqual(first.element.name.utf8) }
      return DriftSummary.FirstMover(
        name: first.element.name, since: first.element.onset ?? finding?.alertStart,
        effect: first.element.finding.effect, psi: finding?.psi)
    }
    return .watched(drifting: drifting.count, of: verdicts.count, first: mover)
  }

  func driftDetail(of view: ModelView, _ plan: WindowPlan, _ request: SnapshotRequest) -> DriftDetail? {
    guard let watch = view.watch, let reference = ReferenceSummary(watch) else { return nil }
    let checks = watch.driftCheckCount
    var detail = DriftDetail(reference: reference, budget: BudgetText.sentence(watch.settings.budget, checks.all))
    guard let frozen = watch.reference else { return detail }
    detail.unwatched = frozen.unwatched.map { "\($0.name): \($0.reason)" }
    let windows = watch.driftFindings()
    detail.windows = watch.slidingLengths.map { BudgetText.length($0.length, isTime: $0.isTime) }
    detail.checkCount = checks.all * max(1, detail.windows.count)
    let features = frozen.features.indices.map { feature in
      FeatureDrift(frozen.features[feature], feature, windows, watch, plan, names: detail.windows)
    }
    detail.features = features.sorted { $0.finding.isGraver(than: $1.finding) }
    detail.diagnose(watch, watch.currentFindings(of: windows))
    if let feature = frozen.features.firstIndex(where: { $0.name == request.feature }) {
      let spoken = detail.windows.firstIndex(of: features[feature].window) ?? 0
      let counts = watch.driftCounts(ofFeature: feature)
      if spoken < counts.count {
        detail.comparison = FeatureComparison(
          name: frozen.features[feature].name, frozen.features[feature].bins, counts[spoken])
      }
    }
    return detail
  }

  /// What clocks have done, in sentences.
  func clockNotes(of view: ModelView) -> [String] {
    guard let faults = view.watch?.clockFaults else { return [] }
    var notes: [String] = []
    if faults.jumps > 0 {
      notes.append(
        faults.jumps == 1
          ? "1 time the clock of its records jumped" : "\(faults.jumps) times the clock of its records jumped")
    }
    if faults.tooLate > 0 {
      notes.append(
        faults.tooLate == 1
          ? "1 record came too late for any window of drift"
          : "\(faults.tooLate) records came too late for any window of drift")
    }
    return notes
  }
}

extension ReferenceSummary {
  /// Of the reference, or of what there is of it; `nil` where none will come.
  fileprivate init?(_ watch: WatchView) {
    if let reference = watch.reference {
      self.init(
        source: reference.source, recordCount: reference.recordCount, labelledCount: reference.profile.labelledCount,
        timeRange: reference.timeRange, missingCount: 0)
    } else if let profile = watch.referenceInTheMaking {
      // Of a stretch of time nobody knows how many will come.
      self.init(
        source: profile.source, recordCount: profile.recordCount, labelledCount: profile.labelledCount,
        timeRange: profile.timeRange, missingCount: max(1, watch.wantedCount - profile.recordCount))
    } else {
      return nil
    }
  }
}

extension WatchView {
  /// Records that the reference is made of; 0 where that is not known before.
  fileprivate var wantedCount: Int {
    if case .first(let count) = settings.reference { count } else { 0 }
  }
}

extension FeatureDrift {
  /// - Parameter windows: findings of each window, whose names are `names`.
  fileprivate init(
    _ feature: Reference.Feature, _ number: Int, _ windows: [WindowFindings], _ watch: WatchView, _ plan: WindowPlan,
    names: [String]
  ) {
    let spoken = windows.indices.max { left, right in
      windows[right].findings[number].finding.isGraver(than: windows[left].findings[number].finding)
    }
    let found = spoken.map { windows[$0].findings[number] }
    // Before the first look nothing is known but what it would be about.
    let nothing = DriftFinding(
      verdict: .insufficientData(need: 1), level: watch.settings.budget.alerts, referenceSize: feature.bins.count,
      currentSize: 0)
    self.init(
      name: feature.name, isNumeric: feature.bins.isNumeric, finding: found?.finding ?? nothing,
      window: spoken.flatMap { $0 < names.count ? names[$0] : nil } ?? "", axis: plan.axis)
    psi = found?.psi
    faults = found?.faults ?? []
    since = found?.onset ?? found?.alertStart
    history = watch.gravities(ofFeature: number, from: plan.start, step: plan.step, count: plan.count)
      .map { $0.flatMap { Severity(rawValue: Int($0.rawValue)) } }
  }
}
