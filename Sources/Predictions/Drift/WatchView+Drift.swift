public import Analysis
public import Telemetry

extension WatchView {
  /// Everything that a window is checked for: features of this model, and of all models together.
  public var driftCheckCount: (model: Int, all: Int) {
    watch.drift.map { ($0.spending.checkCount, $0.spending.totalCheckCount) } ?? (0, 0)
  }

  /// Records that were dated far from all others, and such as came when their window had long passed.
  public var clockFaults: (jumps: Int, tooLate: Int) {
    watch.drift.map { ($0.gate.jumpCount, $0.gate.tooLateCount) } ?? (0, 0)
  }

  /// The windows as they are now: those of a report in their order, then everything beyond the reference if there is more
  /// than one; the sliding ones quick before patient, as of their last look.
  ///
  /// - Complexity: O(windows · features · bins).
  public func driftFindings() -> [WindowFindings] {
    guard let drift = watch.drift else { return [] }
    return drift.tumbling.map { drift.findings(of: $0) } ?? drift.slidingFindings(watch.runs)
  }

  /// The verdicts of ``currentFindings()`` with the findings of what drifts; they cost next to nothing while watching.
  public func featureVerdicts() -> [(name: String, verdict: Verdict, drift: DriftFinding?, onset: Timestamp?)] {
    guard let drift = watch.drift, drift.tumbling == nil else {
      return currentFindings().map {
        ($0.name, $0.finding.verdict, $0.finding.verdict == .drift ? $0.finding : nil, $0.onset)
      }
    }
    return drift.features.indices.compactMap { feature in
      let course = drift.courses[feature]
      guard let verdict = course.verdict else { return nil }
      let onset = drift.axis == .time ? course.onset.map { Timestamp(nanoseconds: $0) } : nil
      let finding = verdict == .drift ? drift.speaker(ofFeature: feature)?.finding : nil
      return (drift.features[feature].name, verdict, finding, onset)
    }
  }

  /// One for each feature, of the window that speaks most clearly, in the order of the reference; empty before the
  /// first look.
  public func currentFindings() -> [FeatureFinding] { currentFindings(of: driftFindings()) }

  /// - Parameter windows: those of ``driftFindings()``, for whoever has them already.
  public func currentFindings(of windows: [WindowFindings]) -> [FeatureFinding] {
    guard let first = windows.first else { return [] }
    return first.findings.indices.map { feature in
      windows.dropFirst().reduce(first.findings[feature]) { best, window in
        window.findings[feature].finding.isGraver(than: best.finding) ? window.findings[feature] : best
      }
    }
  }
}

extension DriftState {
  fileprivate func slidingFindings(_ runs: ValueRuns) -> [WindowFindings] {
    windows.indices.compactMap { number in
      let window = windows[number]
      let findings = features.indices.compactMap { feature in
        finding(ofFeature: feature, window: number).map { finding in
          self.finding(finding, of: feature, window.total, runs.run(ofPath: features[feature].path))
        }
      }
      guard findings.count == features.count else { return nil }
      return WindowFindings(
        start: window.start, end: window.end, isTime: axis == .time, isWhole: false, recordCount: window.recordCount,
        level: spending.level(of: window), findings: findings)
    }
  }

  fileprivate func findings(of tumbling: TumblingWindows) -> [WindowFindings] {
    guard tumbling.recordCount > 0 else { return [] }
    let hasParts = tumbling.width != nil && tumbling.panes.count > 1
    let level = spending.level(
      ofReportWith: tumbling.panes.count + (hasParts ? 1 : 0), recordCount: tumbling.recordCount,
      seconds: tumbling.seconds)
    var windows: [WindowFindings] = []
    if let width = tumbling.width {
      for (number, pane) in tumbling.panes.sorted(by: { $0.key < $1.key }) {
        var table = layout.emptyTable
        pane.add(to: &table, layout)
        windows.append(
          WindowFindings(
            start: number * width, end: number * width + width, isTime: axis == .time, isWhole: false,
            recordCount: pane.recordCount, level: level, findings: findings(table, level: level)))
      }
    }
    guard hasParts || windows.isEmpty else { return windows }
    let range = tumbling.timeRange
    windows.append(
      WindowFindings(
        start: range?.lowerBound ?? 0, end: range.map { $0.upperBound + 1 } ?? Int64(tumbling.recordCount),
        isTime: range != nil, isWhole: true, recordCount: tumbling.recordCount, level: level,
        findings: findings(tumbling.everything, level: level)))
    return windows
  }

  private func findings(_ table: [UInt32], level: Double) -> [FeatureFinding] {
    let check = DriftCheck(level: level, policy: policy)
    return features.indices.map { feature in
      let current = layout.counts(ofFeature: feature, in: table)
      return finding(check.finding(reference: features[feature].bins, current: current), of: feature, table)
    }
  }

  private func finding(
    _ finding: DriftFinding, of feature: Int, _ table: [UInt32], _ repeats: ValueRun? = nil
  ) -> FeatureFinding {
    let (bins, current) = (features[feature].bins, layout.counts(ofFeature: feature, in: table))
    let course = courses[feature]
    func time(_ position: Int64?) -> Timestamp? {
      axis == .time ? position.map { Timestamp(nanoseconds: $0) } : nil
    }
    return FeatureFinding(
      name: features[feature].name, path: features[feature].path, isNumeric: bins.isNumeric, finding: finding,
      psi: bins.populationStability(of: current),
      faults: FeatureFaults.sentences(bins, current, finding, unseen: unseen.names[feature], repeats: repeats),
      alertStart: time(course.alertStart),
      onset: time(course.onset))
  }
}
